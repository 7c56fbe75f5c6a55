using System.Globalization;
using Microsoft.Playwright;
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

    private static async Task Simulate(BrowserTab tab, string ending)
    {
        await tab.Go("/simulator");
        await tab.Page.FillAsync("#field-to", "austin-plumbing.example");
        await tab.Page.SelectOptionAsync("#ending", ending);
        await tab.Page.Locator("form[action='/simulator/call'] button").ClickAsync();
        await tab.Page.WaitForURLAsync("**/calls");
    }
}
