using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>The list of calls while it is scrolled, filtered, printed, and left alone.</summary>
public sealed class CallHistoryTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    [Fact]
    public async Task Scrolling_loads_more_and_paper_says_how_many_of_all_are_on_it()
    {
        await using var tab = await Calls();
        var head = tab.Page.Locator(".list-head");
        await Expect(head).ToContainTextAsync(new Regex("^ *[0-9]+ calls"), new() { UseInnerText = true });

        await tab.Page.Locator("#more-calls").ScrollIntoViewIfNeededAsync();
        await Expect(tab.Page.Locator("tr[data-at]")).ToHaveCountAsync(100);
        await tab.Page.PdfAsync();
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(head).ToContainTextAsync(new Regex("^The newest 100 of [0-9]+ calls"), new() { UseInnerText = true });
        await Expect(tab.Page.Locator("tr[data-at]").Last).ToBeVisibleAsync();
        foreach (var notOnPaper in new[] { ".sidebar", ".demo-line", ".page-actions", "#call-filters", "#sync-line", "#more-calls", "tr[data-at] .actions", ".list-head a" })
        {
            await Expect(tab.Page.Locator(notOnPaper).First).ToBeHiddenAsync();
        }
        await tab.Screenshot("paper");
    }

    [Fact]
    public async Task A_slow_answer_shows_that_it_is_awaited()
    {
        await using var tab = await Calls();
        var answered = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/calls?status=missed*", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });

        await tab.Page.SelectOptionAsync("#filter-status", "missed");

        await Expect(tab.Page.Locator("#busy")).ToHaveClassAsync("busy htmx-request");
        answered.SetResult();
        await Expect(tab.Page.Locator("#busy")).ToHaveClassAsync("busy");
        await Expect(tab.Page.Locator("tr[data-at]").First).ToContainTextAsync("Missed");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("[?&]status=missed(&|$)"));
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("#filter-status")).ToHaveValueAsync("missed");
    }

    [Theory]
    [InlineData("/calls", "#filter-number")]
    [InlineData("/calls/new", "main [name=From]")]
    public async Task A_field_that_names_a_number_suggests_those_that_fit(string path, string field)
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Laptop);
        await tab.Go(path);

        await tab.Page.Locator(field).PressSequentiallyAsync("denver");

        var list = await tab.Page.Locator(field).GetAttributeAsync("list");
        await Expect(tab.Page.Locator($"#{list} option").First).ToHaveAttributeAsync("value", new Regex("303"));
    }

    [Fact]
    public async Task A_tab_in_the_background_asks_for_nothing_and_once_when_it_is_seen_again()
    {
        await using var tab = await Calls();
        var asked = 0;
        tab.Page.Request += (_, request) => asked += request.Url.EndsWith("/account", StringComparison.Ordinal) ? 1 : 0;
        await tab.Page.EvaluateAsync(BackgroundTab.Hide);
        await tab.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<i id=asks hx-get=/account hx-trigger=\"every 20ms\" hx-swap=none></i>'); htmx.process(document.getElementById('asks'))");

        await tab.Page.EvaluateAsync("new Promise(done => { let times = 0; addEventListener('every', () => ++times === 5 && done(), true); })");
        Assert.Equal(0, asked);
        await tab.Page.EvaluateAsync("window.told = 0; document.getElementById('asks').addEventListener('every', () => told++)");

        Assert.Equal(1, await tab.Page.EvaluateAsync<int>($"{BackgroundTab.Show}; told"));
        await Expect(tab.Page.Locator("#asks")).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_tab_listens_to_one_stream_whatever_it_shows()
    {
        await using var tab = await Calls();
        var streams = 0;
        tab.Page.Request += (_, request) => streams += IsLive(request) ? 1 : 0;
        tab.Page.RequestFailed += (_, request) => streams -= IsLive(request) ? 1 : 0;
        tab.Page.RequestFinished += (_, request) => streams -= IsLive(request) ? 1 : 0;
        await tab.Page.ReloadAsync();

        foreach (var (click, shown) in new[] { (".tabs a[href='/numbers']", "#number-list"), (".tabs a[href='/calls']", "#call-list") })
        {
            await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.ClickAsync(click), request => IsLive(request));
            await Expect(tab.Page.Locator(shown)).ToBeVisibleAsync();
        }
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.SelectOptionAsync("#filter-status", "missed"), request => IsLive(request));

        for (var looks = 0; streams > 1 && looks < 500; looks++)
        {
            // The browser answers in the order of its reports.
            await tab.Page.EvaluateAsync("0");
        }
        Assert.Equal(1, streams);
    }

    private static bool IsLive(IRequest request) => new Uri(request.Url).AbsolutePath.StartsWith("/live/", StringComparison.Ordinal);

    private async Task<BrowserTab> Calls()
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor);
        await tab.Go("/calls");
        return tab;
    }
}
