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

        var page = await visitor.Get("/calls?status=missed&direction=outbound&number=2125550144");
        var older = await page.Click("#more-calls a");

        Assert.Equal("0 calls among the latest 20,000", page.Text("#call-list [role=status]"));
        Assert.Equal("Search older calls", page.Text("#more-calls a"));
        Assert.True(older.Has("#more-calls") || older.Has("tr[id^=call-]"));
    }

    [Theory]
    [InlineData("", "10,000+ calls")]
    [InlineData("status=missed", "10,000 calls")]
    [InlineData("direction=outbound", "200 calls among the latest 20,000")]
    public async Task Counting_ends_at_ten_thousand(string query, string expected)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();

        Assert.Equal(expected, (await visitor.Get($"/calls?{query}")).Text("#call-list [role=status]"));
    }
}
