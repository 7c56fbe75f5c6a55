using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Features.Calls;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Dashboard;

public sealed class ScaleTests(BusyHistory app) : IClassFixture<BusyHistory>
{
    [Fact]
    public async Task A_hundred_thousand_calls_and_ten_thousand_sites_are_summed_without_reading_them()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        await visitor.Get("/");
        var before = await Asked(visitor);
        app.Add(AgencyNumbers.Many(10_000).Select(row => row with { Site = $"site-{row.FriendlyName[7..]}.example" }));
        var today = app.Database.Read(connection => AgencyDay.Text(AgencyDay.Of(TimeProvider.System.GetUtcNow(), SettingsSql.TimeZone(connection))));
        app.Database.Write(connection => connection.Execute("""
            insert into call_sums (number_id, site, day, hour, direction, outcome, calls, duration, cost)
            select id, site, @today, 0, 'inbound', 'completed', 1 + (id > 10000), 60, 20000 from numbers where site <> ''
            """, new { today }));

        var after = await Asked(visitor);

        Assert.Equal(before.Count, after.Count);
        Assert.All(after, sql => Assert.Empty(QueryPlan.Of(app.Database, sql).Scans.Intersect(["calls", "call_sums"])));
        Assert.Equal(11, (await visitor.Get("/")).All(".sites tbody tr").Count);
        Assert.StartsWith("9,990 more", (await visitor.Get("/")).Texts(".sites tbody tr")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/numbers")]
    [InlineData("/numbers?q=a.example")]
    [InlineData("/numbers?page=2")]
    public async Task My_Numbers_reads_no_table_of_a_hundred_thousand_calls_from_end_to_end(string path)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        var asked = await Asked(visitor, path);

        Assert.NotEmpty(asked);
        Assert.All(asked, sql => Assert.Empty(QueryPlan.Of(app.Database, sql).Scans.Intersect(["calls", "call_sums", "legs"])));
    }

    private async Task<IReadOnlyList<string>> Asked(Visitor visitor, string path = "/")
    {
        // What is known until something is written is asked again too.
        app.Database.Write(_ => { });
        using var statements = app.CountStatements();
        await visitor.Get(path);
        return [.. statements.Statements.Where(QueryPlan.IsExplained)];
    }
}
