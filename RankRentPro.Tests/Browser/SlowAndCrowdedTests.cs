using Microsoft.Playwright;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>Moments in which something else happens: a call rings, an answer is slow, another window changed what is shown here.</summary>
public sealed class SlowAndCrowdedTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 20_000 };

    [Fact]
    public async Task A_call_that_rings_in_the_dialog_of_a_number_leaves_the_dialog_as_it_is()
    {
        await using var own = await new AppFixture().Started();
        await own.Sync();
        using var visitor = await own.DemoVisitor();
        await visitor.Dial("+14155550107");
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/numbers");
        await tab.Page.ClickAsync(".card:first-child a[href$='/calls']");
        var row = tab.Dialog().Locator("tr[hx-get]");
        await Expect(row).ToBeVisibleAsync(Patient);

        await tab.Page.WaitForResponseAsync(answer => answer.Url.Contains("/calls/CA", StringComparison.Ordinal));
        await tab.Page.WaitForResponseAsync(answer => answer.Url.Contains("/calls/CA", StringComparison.Ordinal));

        await Expect(tab.Dialog().Locator("#dialog-title")).Not.ToHaveTextAsync("Call details");
        await Expect(tab.Page.Locator("#dialogs")).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_list_that_is_drawn_anew_again_and_again_listens_to_one_stream()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        var streams = new List<string>();
        tab.Page.Request += (_, request) => streams.AddRange(request.Url.Contains("/live/numbers", StringComparison.Ordinal) ? [request.Url] : []);
        await tab.Go("/numbers");
        for (var times = 1; times <= 3; times++)
        {
            app.Database.Write(_ => { });
            await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.EvaluateAsync("htmx.trigger(document.body, 'news')"), answer => answer.Url.EndsWith("/numbers?q=", StringComparison.Ordinal));
        }

        await Expect(tab.Page.Locator("#number-list .card").First).ToBeVisibleAsync();
        Assert.Single(streams);
    }

    [Fact]
    public async Task A_text_that_is_selected_beyond_the_edge_of_its_dialog_is_not_lost()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/numbers");
        await tab.Page.ClickAsync(".card:first-child a[href$='/edit']");
        var site = tab.Dialog().GetByLabel("Site");
        var stored = await site.InputValueAsync();
        await site.FillAsync("typed.example");
        var box = (await site.BoundingBoxAsync())!;

        await tab.Page.Mouse.MoveAsync(box.X + 60, box.Y + 10);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(5, box.Y + 10);
        await tab.Page.Mouse.UpAsync();
        await Expect(site).ToHaveValueAsync("typed.example");

        await tab.Page.Mouse.ClickAsync(5, 5);
        await Expect(site).ToHaveValueAsync("typed.example");
        await site.FillAsync(stored);
        await tab.Page.Mouse.ClickAsync(5, 5);
        await Expect(tab.Dialog()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_toast_above_a_dialog_can_be_closed_and_the_dialog_stays()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/calls");
        await tab.Page.Locator("tbody tr").Nth(2).GetByRole(AriaRole.Link, new() { Name = "Details" }).ClickAsync();
        await tab.Dialog().Locator("a[href*='/note']").ClickAsync();
        await tab.Dialog().Locator("#field-tags").FillAsync("urgent");
        await tab.Button("Save").ClickAsync();
        var toast = tab.Page.Locator(".toast");
        await Expect(toast).ToBeVisibleAsync();

        await toast.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(toast).ToHaveCountAsync(0);
        await Expect(tab.Dialog().Locator("#dialog-title")).ToHaveTextAsync("Call details");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.Locator("body > #toasts")).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task What_is_gone_says_so_in_a_dialog()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/numbers");
        await tab.Page.EvalOnSelectorAsync(".card:first-child a[href$='/edit']", "link => link.setAttribute('hx-get', '/numbers/999999/edit')");

        await tab.Page.ClickAsync(".card:first-child a[href$='/edit']");

        await Expect(tab.Dialog()).ToContainTextAsync("no longer exists");
        await tab.AssertAccessible();
        await tab.Button("Close").ClickAsync();
        await Expect(tab.Dialog()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_end_of_the_menu_is_within_reach_on_a_small_screen()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Page.SetViewportSizeAsync(360, 480);
        await tab.Go("/numbers");
        await tab.Page.ClickAsync(".menu > summary");

        await tab.Page.Locator(".menu-body form button").Last.ScrollIntoViewIfNeededAsync();

        await Expect(tab.Page.Locator(".menu-body form button").Last).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Refresh_keeps_the_focus()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/numbers");
        await tab.Page.FocusAsync("#refresh");

        await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.Keyboard.PressAsync("Enter"), answer => answer.Url.EndsWith("/sync", StringComparison.Ordinal));

        await Expect(tab.Page.Locator("#sync-line")).ToContainTextAsync("Up to date", new() { Timeout = 30_000 });
        await Expect(tab.Page.Locator("#refresh")).ToBeFocusedAsync();
    }
}
