using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class EarlierCallsTests : IAsyncLifetime
{
    private readonly HistoryApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_first_site_of_a_number_is_offered_to_its_earlier_calls()
    {
        using var visitor = await _app.Owner();
        var form = await Form(visitor);

        await form.With("Site", "austin.example").Submit();

        Assert.Contains("4 earlier calls have no site", form.Element.TextContent, StringComparison.Ordinal);
        Assert.Equal("4 calls", (await visitor.Get("/calls?site=austin.example")).Text("#call-list [role=status]"));
        Assert.Equal("4 calls", (await visitor.Get("/calls?site=austin.example&direction=&min=0")).Text("#call-list [role=status]"));
        Whole.AssertSums(_app.Database);
    }

    [Fact]
    public async Task Declined_it_leaves_them_without_and_a_later_site_changes_no_call_that_has_one()
    {
        using var visitor = await _app.Owner();
        await (await Form(visitor)).With("Site", "austin.example").With("EarlierCalls", false).Submit();
        Assert.Equal(["", "", "", ""], Sites());

        await (await Form(visitor)).With("EarlierCalls", true).Submit();
        await (await Form(visitor)).With("Site", "dallas.example").Submit();

        Assert.Equal(["austin.example", "austin.example", "austin.example", "austin.example"], Sites());
        Assert.DoesNotContain("earlier call", (await Form(visitor)).Element.TextContent, StringComparison.Ordinal);
        Whole.AssertSums(_app.Database);
    }

    [Fact]
    public void A_recount_that_is_under_way_hears_of_it()
    {
        _app.Database.Write(connection =>
        {
            connection.Execute("insert into call_sums_next select * from call_sums");
            EarlierCalls.Give(connection, 1, "austin.example", Began);
        });

        Assert.Equal(Sums("call_sums"), Sums("call_sums_next"));
        Assert.Contains(Sums("call_sums_next"), line => line.StartsWith("1|austin.example|", StringComparison.Ordinal));
    }

    private static async Task<VisitedForm> Form(Visitor visitor) => (await visitor.Get("/numbers/1/edit")).Form("main form");

    private List<string> Sites() => _app.Database.Read(connection => connection.Query<string>("select site from calls where number_id = 1").AsList());

    private List<string> Sums(string table) => _app.Database.Read(connection => connection.Query<string>(
        $"select concat_ws('|', number_id, site, day, hour, direction, outcome, calls, duration, cost, spam) from {table} order by 1").AsList());
}
