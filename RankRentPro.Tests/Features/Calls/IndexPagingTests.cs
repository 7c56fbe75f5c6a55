using System.Net;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class IndexPagingTests : IAsyncLifetime
{
    private readonly AppFixture _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
        await _visitor.SetUp();
        _app.Own(Number());
        Add(1, 120);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Fifty_calls_at_a_time_are_shown_until_none_is_left()
    {
        var seen = new List<string?>();
        var page = await _visitor.Get("/calls");

        for (; ; page = await page.Click("#more-calls a"))
        {
            seen.AddRange(Rows(page));
            if (!page.Has("#more-calls"))
            {
                break;
            }
            Assert.Equal(50, Rows(page).Count);
            Assert.InRange(seen.Count, 50, 120);
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(n => $"call-{CallSid(n)}"), seen);
    }

    [Fact]
    public async Task More_rows_are_the_same_as_a_page_and_as_a_fragment()
    {
        var first = await _visitor.Get("/calls?direction=inbound");

        var page = await first.Click("#more-calls a");
        var fragment = await first.ClickAsHtmx("#more-calls a");

        Assert.Equal(Rows(page), Rows(fragment));
        Assert.False(fragment.Has("h1, #call-list"));
        Assert.Contains("direction=inbound", fragment.One("#more-calls a").GetAttribute("hx-get"), StringComparison.Ordinal);
        Assert.Equal("/calls?direction=inbound", page.One("#call-list .list-head a:not([download])").GetAttribute("href"));
    }

    [Fact]
    public async Task A_call_that_comes_meanwhile_moves_no_row_to_the_next_page()
    {
        var first = await _visitor.Get("/calls");
        Add(500, 3);

        var second = await first.Click("#more-calls a");

        Assert.Equal($"call-{CallSid(70)}", Rows(second)[0]);
        Assert.Equal("123 calls", second.Text("#call-list [role=status]"));
        Assert.Equal(("The newest 50 of", "50 of"), (first.Text("#call-list .on-paper"), second.Text("#call-list .on-paper")));
    }

    [Theory]
    [InlineData("/calls")]
    [InlineData("/calls?status=missed&number=5125550117")]
    [InlineData("/calls?q=737")]
    public async Task Twice_the_rows_cost_the_same_number_of_statements(string path)
    {
        var before = await Statements(path);
        Add(600, 120);

        Assert.Equal(before, await Statements(path));
        Assert.InRange(before, 1, 10);
    }

    [Fact]
    public async Task A_place_behind_the_last_call_is_empty_and_leads_back()
    {
        var page = await _visitor.Get("/calls?after=0-1");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(Rows(page));
        Assert.True(page.Has("#call-list a[href='/calls']"));
    }

    [Fact]
    public async Task Between_two_writes_a_page_asks_for_no_more_than_its_rows_and_their_number()
    {
        Add(1, 3);
        foreach (var path in new[] { "/calls", "/numbers" })
        {
            await Statements(path);
            Assert.InRange(await Statements(path), 1, 2);
        }
    }

    private void Add(int first, int count) =>
        _app.Take([.. Enumerable.Range(first, count).Select(n => Inbound(n, "no-answer", 0) with { StartedAt = Began.AddMinutes(n), CreatedAt = Began.AddMinutes(n) })]);

    private async Task<int> Statements(string path)
    {
        using var statements = _app.CountStatements();
        await _visitor.Get(path);
        return statements.Count;
    }

    private static List<string?> Rows(VisitedPage page) => [.. page.All("tr[id^=call-]").Select(row => row.Id)];
}
