using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>Two windows of the same demo: what happens in one is seen in the other.</summary>
public sealed class LiveTests(BrowserFixture browser)
{
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 20_000 };

    [Fact]
    public async Task A_call_simulated_in_one_window_is_seen_in_the_other()
    {
        await using var app = await new AppFixture { SeededCalls = 60 }.Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await using var history = await browser.OpenFor(visitor);
        await using var simulator = await browser.OpenFor(visitor, TabOptions.Phone);
        await history.Go("/calls");
        var rows = history.Page.Locator("#call-list tr[data-at]");
        var count = int.Parse((await history.Page.TextContentAsync("#call-count"))!.Split(' ')[0], CultureInfo.InvariantCulture);
        await rows.Nth(2).GetByRole(AriaRole.Link, new() { Name = "Details" }).FocusAsync();

        await Simulate(simulator, "busy");

        await Expect(rows.First).ToContainTextAsync("austin-plumbing.example", Patient);
        await Expect(history.Page.Locator("#call-count")).ToHaveTextAsync($"{count + 1} calls");
        await Expect(history.Page.Locator("#now")).ToContainTextAsync("from (737) 555-0123", Patient);
        await history.Screenshot("live-rings", fullPage: false);
        await Expect(rows.First).ToContainTextAsync("Missed", Patient);
        await Expect(history.Page.Locator("#now")).ToBeHiddenAsync();
        Assert.Contains("Details", await history.Focus(), StringComparison.Ordinal);
        await history.AssertAccessible();
        history.AssertNoErrors();
    }

    [Fact]
    public async Task A_call_that_the_agency_made_can_be_hung_up_from_the_strip()
    {
        await using var app = await new AppFixture().Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await visitor.Dial("+14155550107");
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone with { Dark = true });
        await tab.Go("/numbers");
        await Expect(tab.Page.Locator("#now")).ToContainTextAsync("to (415) 555-0107", Patient);
        await tab.AssertAccessible();
        await tab.Screenshot("live-strip", fullPage: false);

        await tab.Page.Locator("#now").GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();

        await Expect(tab.Page.Locator("#toasts")).ToContainTextAsync("Hung up the call to (415) 555-0107", Patient);
        await Expect(tab.Page.Locator("#now")).ToBeHiddenAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task The_dashboard_and_the_cards_follow_a_call_and_a_purchase_of_another_window()
    {
        await using var app = await new AppFixture { SeededCalls = 60 }.Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await using var dashboard = await browser.OpenFor(visitor);
        await using var cards = await browser.OpenFor(visitor);
        await using var simulator = await browser.OpenFor(visitor, TabOptions.Phone);
        await dashboard.Go("/");
        await cards.Go("/numbers");
        // Of the last seven days: today's may end while the test runs.
        var week = dashboard.Page.Locator("#overview .tile").Nth(1).Locator("dd").First;
        var before = int.Parse(await week.InnerTextAsync(), CultureInfo.InvariantCulture);
        var austin = cards.Page.Locator("article.card").Filter(new() { HasText = "(512) 555-0117" }).Locator(".stats dd").First;
        var calls = int.Parse(await austin.InnerTextAsync(), CultureInfo.InvariantCulture);

        await Simulate(simulator, "busy");

        await Expect(week).ToHaveTextAsync($"{before + 1}", new() { Timeout = 20_000 });
        await Expect(austin).ToHaveTextAsync($"{calls + 1}", new() { Timeout = 20_000 });

        await (await visitor.Get("/numbers/buy/confirm?phone=%2B13035550154")).Form("main form").Submit();

        await Expect(cards.Page.Locator(".card-number").First).ToHaveTextAsync("(303) 555-0154", new() { Timeout = 20_000 });
        dashboard.AssertNoErrors();
        cards.AssertNoErrors();
    }

    [Fact]
    public async Task A_call_that_was_missed_while_the_connection_was_cut_stands_in_the_list_when_it_is_back()
    {
        await using var app = await new AppFixture { SeededCalls = 60 }.Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/calls");
        await Expect(tab.Page.Locator(".not-live")).ToHaveTextAsync("", new() { Timeout = 20_000 });
        await tab.Page.RouteAsync("**/live/**", route => route.AbortAsync());
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync("document.querySelector('#call-list > div')._htmx.sse.reader.cancel()"), request => request.Url.Contains("/live/", StringComparison.Ordinal));
        var call = await visitor.Dial("+14155550102");
        Assert.Equal(0, await tab.Page.Locator($"#call-{call[7..]}").CountAsync());

        await tab.Page.UnrouteAllAsync();

        await Expect(tab.Page.Locator("#call-list tr[data-at]").First).ToHaveIdAsync($"call-{call[7..]}", new() { Timeout = 30_000 });
        await Expect(tab.Page.Locator("#now")).ToContainTextAsync("to (415) 555-0102", Patient);
    }

    [Fact]
    public async Task A_call_older_than_all_that_a_whole_list_shows_comes_to_its_end()
    {
        await using var app = await new AppFixture { SeededCalls = 60 }.Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        var calls = (await visitor.Get("/calls")).All("#call-list tr[data-at]").Select(row => row.Id!).ToList();
        await Tag(visitor, calls[0]);
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/calls?tag=vip");

        await Tag(visitor, calls[5]);

        await Expect(tab.Page.Locator("#call-list tr[data-at]").Nth(1)).ToHaveIdAsync(calls[5], new() { Timeout = 20_000 });
        await Expect(tab.Page.Locator("#call-count")).ToHaveTextAsync("2 calls");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Somebody_whose_session_ended_elsewhere_is_told_and_keeps_what_is_being_typed()
    {
        await using var app = await new AppFixture().Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go("/numbers");
        await tab.Page.ClickAsync(".card:first-child a[href$='/edit']");
        await tab.Dialog().GetByLabel("Site").FillAsync("typed.example");

        using var owner = app.NewVisitor();
        await owner.SetUp();

        await Expect(tab.Page.Locator(".not-live")).ToHaveTextAsync("You are signed out. Reload the page to sign in.", new() { Timeout = 20_000 });
        await Expect(tab.Dialog().GetByLabel("Site")).ToHaveValueAsync("typed.example");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Screenshot("signed-out", fullPage: false);
        await tab.AssertAccessible();
    }

    [Theory]
    [InlineData("/recordings", "main #recording-list li")]
    [InlineData("/calls", "dialog[open] #recording-list li")]
    public async Task A_new_recording_appears_in_a_list_that_is_open(string page, string item)
    {
        await using var app = await new AppFixture().Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go(page);
        if (page == "/calls")
        {
            await tab.Page.ClickAsync(".page-actions a[href='/recordings']");
        }
        await Expect(tab.Page.Locator("#recording-list .empty")).ToBeVisibleAsync();

        await visitor.Dial("+14155550101", record: true);
        await Ended(app);

        await Expect(tab.Page.Locator(item)).ToContainTextAsync("Call recording", Patient);
        tab.AssertNoErrors();
    }

    // The simulated phones take their time, and this app reads by itself only when it is told to.
    private static async Task Ended(AppFixture app)
    {
        var engine = app.Services.GetRequiredService<SimulatorEngine>();
        await engine.Advance(TimeSpan.FromMinutes(3));
        await app.Sync();
    }

    private static async Task Tag(Visitor visitor, string row) =>
        await (await visitor.Get($"/calls/{row["call-".Length..]}/note")).Form("main form").With("Tags", "vip").Submit();

    private static async Task Simulate(BrowserTab tab, string ending)
    {
        await tab.Go("/simulator");
        await tab.Page.FillAsync("#field-to", "austin-plumbing.example");
        await tab.Page.SelectOptionAsync("#ending", ending);
        await tab.Page.Locator("form[action='/simulator/call'] button").ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/calls$"));
    }
}
