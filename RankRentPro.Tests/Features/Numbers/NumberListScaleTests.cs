using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberListScaleTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("/numbers")]
    [InlineData("/numbers?q=roof")]
    [InlineData("/numbers/suggestions?number=roof")]
    [InlineData("/numbers/buy")]
    public async Task Ten_thousand_numbers_cost_as_many_statements_as_none(string path)
    {
        using var visitor = await app.DemoVisitor();
        app.ForgetNumbers();
        var (empty, _) = await Asked(visitor, path);

        app.Add(AgencyNumbers.Many(10_000));
        var (full, scans) = await Asked(visitor, path);

        Assert.Equal(empty, full);
        Assert.InRange(full, 1, 8);
        // Of the account and of its import there is one row.
        Assert.All(scans, scan => Assert.Matches("^(numbers|twilio_account|history_import): ", scan));
    }

    [Fact]
    public async Task Without_a_search_the_cards_are_read_in_the_order_of_an_index()
    {
        using var visitor = await app.DemoVisitor();
        app.Add(AgencyNumbers.Many(100));

        using var statements = app.CountStatements();
        var page = await visitor.Get("/numbers");
        await visitor.Get(page.One("#more-numbers a").GetAttribute("href")!);

        var lists = statements.Statements.Where(sql => sql.Contains("order by released_at", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lists.Count);
        Assert.All(lists, sql => Assert.False(QueryPlan.Of(app.Database, sql).Sorts, sql));
        Assert.DoesNotContain(statements.FullScans(), scan => scan.StartsWith("calls", StringComparison.Ordinal));
    }

    private async Task<(int Count, IReadOnlyList<string> Scans)> Asked(Visitor visitor, string path)
    {
        // The prices and types of a country are asked once a day: the second visit is the usual one.
        await visitor.Get(path);
        // What is known until something is written is asked again too.
        app.Database.Write(_ => { });
        using var statements = app.CountStatements();
        await visitor.Get(path);
        return (statements.Count, statements.FullScans());
    }
}
