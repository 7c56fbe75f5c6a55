using System.Collections.Concurrent;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>Tabs that nobody sees hold no event stream: a browser has six connections for all tabs of an address.</summary>
public sealed class HiddenTabTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    private readonly ConcurrentDictionary<IRequest, bool> _open = new();

    [Theory]
    [InlineData("/")]
    [InlineData("/numbers")]
    [InlineData("/calls")]
    public async Task A_tab_that_was_opened_in_the_background_listens_when_it_is_looked_at(string path)
    {
        await using var tab = await Tab();
        var asked = 0;
        tab.Page.Request += (_, request) => asked += IsLive(request) ? 1 : 0;
        await tab.Page.AddInitScriptAsync(BackgroundTab.OpenedHidden);
        await tab.Go(path);
        await Begun(tab);
        Assert.Equal(0, asked);

        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync(BackgroundTab.Show), IsLive);

        await Expect(tab.Page.Locator(".not-live")).ToHaveTextAsync("");
        await Streams(tab, 1);
        Assert.Equal(1, asked);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_tab_that_goes_into_the_background_leaves_its_stream_and_comes_back_to_it()
    {
        await using var tab = await Tab();
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Go("/calls"), IsLive);
        await Expect(tab.Page.Locator(".not-live")).ToHaveTextAsync("");
        await Streams(tab, 1);

        await tab.Page.EvaluateAsync(BackgroundTab.Hide);
        await Streams(tab, 0);
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync(BackgroundTab.Show), IsLive);

        await Streams(tab, 1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_list_that_is_drawn_in_the_background_does_not_begin_to_listen_there()
    {
        await using var tab = await Tab();
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Go("/calls"), IsLive);
        await Expect(tab.Page.Locator(".not-live")).ToHaveTextAsync("");
        await tab.Page.EvaluateAsync(BackgroundTab.Hide);

        await tab.Page.SelectOptionAsync("#filter-status", "missed");
        await Expect(tab.Page.Locator("#call-list tr[data-at]").First).ToContainTextAsync("Missed");
        await Begun(tab);
        await Streams(tab, 0);

        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync(BackgroundTab.Show), request => IsLive(request) && request.Url.Contains("status=missed", StringComparison.Ordinal));
        await Streams(tab, 1);
    }

    private static bool IsLive(IRequest request) => new Uri(request.Url).AbsolutePath.StartsWith("/live/", StringComparison.Ordinal);

    // What a page asks for by itself is asked for by then.
    private static async Task Begun(BrowserTab tab)
    {
        await Expect(tab.Page.Locator("#sync-line[data-htmx-powered]")).ToHaveCountAsync(1);
        for (var looks = 0; looks < 20; looks++)
        {
            await tab.Page.EvaluateAsync("new Promise(done => setTimeout(done))");
        }
    }

    private async Task Streams(BrowserTab tab, int open)
    {
        for (var looks = 0; _open.Count != open && looks < 500; looks++)
        {
            // The browser answers in the order of its reports.
            await tab.Page.EvaluateAsync("new Promise(done => setTimeout(done))");
        }
        Assert.Equal(open, _open.Count);
    }

    private async Task<BrowserTab> Tab()
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor);
        tab.Page.Request += (_, request) => { if (IsLive(request)) { _open[request] = true; } };
        tab.Page.RequestFailed += (_, request) => _open.TryRemove(request, out bool _);
        tab.Page.RequestFinished += (_, request) => _open.TryRemove(request, out bool _);
        return tab;
    }
}
