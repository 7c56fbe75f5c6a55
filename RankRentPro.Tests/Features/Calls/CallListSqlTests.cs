using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallListSqlTests(BusyHistory app) : IClassFixture<BusyHistory>
{
    [Theory]
    [InlineData("")]
    [InlineData("status=missed")]
    [InlineData("status=busy")]
    [InlineData("direction=outbound")]
    [InlineData("number=5125550117")]
    [InlineData("number=5125550117&status=missed&direction=inbound")]
    [InlineData("from=2026-01-01&to=2026-01-02")]
    [InlineData("q=120")]
    [InlineData("q=999999999")]
    [InlineData("after=1767225600000-5")]
    [InlineData("site=a.example")]
    [InlineData("site=a.example&status=missed&after=1767225600000-5")]
    [InlineData("recording=yes")]
    [InlineData("caller=first&site=a.example")]
    [InlineData("min=60&max=1:30")]
    [InlineData("note=roof&tag=urgent")]
    [InlineData("tag=urgent&number=5125550117&q=120")]
    public async Task A_hundred_thousand_calls_are_never_read_from_end_to_end(string query)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        using var statements = app.CountStatements();

        var page = await visitor.Get($"/calls?{query}");

        Assert.DoesNotContain(statements.FullScans(), scan => scan.StartsWith("calls:", StringComparison.Ordinal));
        Assert.NotEmpty(page.Text("#call-list [role=status]"));
    }

    [Fact]
    public async Task What_no_index_answers_is_searched_in_stretches()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        var page = await visitor.Get("/calls?status=missed&min=43&number=2125550144");
        var older = await page.Click("#more-calls a");

        Assert.Equal("0 calls among the latest 20,000", page.Text("#call-list [role=status]"));
        Assert.Equal("Search older calls", page.Text("#more-calls a"));
        Assert.True(older.Has("#more-calls") || older.Has("tr[id^=call-]"));
    }

    [Theory]
    [InlineData("", "100,000 calls")]
    [InlineData("status=missed", "10,000 calls")]
    [InlineData("direction=outbound", "1,000 calls")]
    [InlineData("site=a.example&direction=inbound", "25,000 calls")]
    [InlineData("number=5125550117&status=missed", "10,000 calls")]
    [InlineData("to=2025-11-30", "539 calls")]
    [InlineData("min=42", "10,000+ calls among the latest 20,000")]
    [InlineData("min=43", "0 calls among the latest 20,000")]
    public async Task The_sums_say_how_many_calls_fit_and_what_they_do_not_know_is_counted_where_it_was_searched(string query, string expected)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        Assert.Equal(expected, (await visitor.Get($"/calls?{query}")).Text("#call-list [role=status]"));
    }
}
