using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>On a slow line people click again, elsewhere, or leave: what they asked for last is what comes, and what they typed stays.</summary>
public sealed class LastWishTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    private const string MakeCall = ".page-actions a[href='/calls/new']";

    [Theory]
    [InlineData("/numbers", MakeCall, MakeCall, "#dialog [name=To]", "/numbers")]
    [InlineData("/numbers", ".page-actions a[href='/recordings']", MakeCall, "#dialog [name=To]", "/numbers")]
    [InlineData("/numbers", MakeCall, ".tabs a[href='/calls']", "#call-list", "/calls")]
    [InlineData("/numbers", ".tabs a[href='/calls']", ".tabs a[href='/numbers']", "#number-list", "/numbers")]
    [InlineData("/calls", ".tabs a[href='/numbers']", "#filter-status", "#call-list", @"/calls\?status=missed.*")]
    public async Task The_last_of_two_clicks_is_the_one_that_is_answered(string path, string first, string last, string shown, string address)
    {
        await using var tab = await Opened(path);
        var (goOn, givenUp) = await tab.Hold("**" + await tab.Page.GetAttributeAsync(first, "hx-get"));
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.ClickAsync(first), _ => true);

        await (last.StartsWith('#') ? tab.Page.SelectOptionAsync(last, "missed") : tab.Page.ClickAsync(last));
        await givenUp.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        goOn.SetResult();

        await Expect(tab.Page.Locator(shown)).ToBeVisibleAsync();
        await Expect(tab.Dialog()).ToHaveCountAsync(shown.StartsWith("#dialog", StringComparison.Ordinal) ? 1 : 0);
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"^http://[^/]+{address}$"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Who_closes_a_dialog_gives_up_what_it_asked_for()
    {
        await using var tab = await Opened("/numbers");
        await tab.Page.ClickAsync(".page-actions a[href='/recordings']");
        var (goOn, givenUp) = await tab.Hold("**/delete*");
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Dialog().Locator("a.button-danger").First.ClickAsync(), _ => true);

        await tab.Page.Keyboard.PressAsync("Escape");
        await givenUp.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        goOn.SetResult();

        await Expect(tab.Dialog()).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_filter_chosen_while_a_step_back_is_under_way_is_what_stays()
    {
        await using var tab = await Opened("/calls");
        await Filter(tab, "missed");
        await Filter(tab, "busy");
        var (goOn, givenUp) = await tab.Hold("**/calls?status=missed*");
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.EvaluateAsync("history.back()"), _ => true);

        await Filter(tab, "no-answer");
        await givenUp.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        goOn.SetResult();

        await Expect(tab.Page.Locator("#filter-status")).ToHaveValueAsync("no-answer");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("status=no-answer"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_filter_chosen_before_the_scripts_are_here_counts_when_they_are()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Laptop);
        var (goOn, _) = await tab.Hold("**/lib/*.js");
        await tab.Page.GotoAsync("/calls", new() { WaitUntil = WaitUntilState.Commit });
        await tab.Page.SelectOptionAsync("#filter-status", "missed");

        goOn.SetResult();

        await Expect(tab.Page).ToHaveURLAsync(new Regex("status=missed"));
        await Expect(tab.Page.Locator("tr[data-at]").First).ToContainTextAsync("Missed");
    }

    [Fact]
    public async Task A_date_that_is_typed_is_asked_for_once()
    {
        await using var tab = await Opened("/calls");
        var asked = new List<string>();
        tab.Page.Request += (_, request) => asked.AddRange(Regex.Matches(request.Url, "from=([^&]+)").Select(match => match.Groups[1].Value));
        await tab.Page.Locator("#filter-from").FocusAsync();

        foreach (var digit in "11012026")
        {
            await tab.Page.Keyboard.PressAsync($"{digit}");
        }

        await Expect(tab.Page).ToHaveURLAsync(new Regex("from=2026-11-01"));
        Assert.Equal(["2026-11-01"], asked.Distinct());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_refused_after_its_dialog_was_closed_comes_back_with_what_was_typed(bool withAnother)
    {
        await using var tab = await Opened("/numbers");
        await tab.Page.ClickAsync(".card:first-child a[href$='/edit']");
        await tab.Dialog().GetByLabel("Name").FillAsync("");
        await tab.Dialog().GetByLabel("Site").FillAsync("kept.example");
        var (goOn, _) = await tab.Hold("**/edit");
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Button("Save").ClickAsync(), _ => true);

        await tab.Page.Keyboard.PressAsync("Escape");
        await LookAtAnother(tab, withAnother, goOn);

        await Expect(tab.Dialog().GetByLabel("Site")).ToHaveValueAsync("kept.example");
        await Expect(tab.Dialog().GetByLabel("Name")).ToHaveAttributeAsync("aria-invalid", "true");
        await tab.AssertAccessible();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_search_typed_with_pauses_is_one_step_back()
    {
        await using var tab = await Opened("/numbers");

        foreach (var typed in new[] { "d", "den", "denver" })
        {
            await tab.Page.FillAsync("#number-search", typed);
            await Expect(tab.Page).ToHaveURLAsync(new Regex($"q={typed}$"));
        }
        await tab.Page.EvaluateAsync("history.back()");

        await Expect(tab.Page).ToHaveURLAsync(new Regex("/numbers$"));
        await Expect(tab.Page.Locator("#number-list")).ToContainTextAsync("12 numbers");
    }

    private async Task<BrowserTab> Opened(string path)
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor, TabOptions.Laptop);
        await tab.Go(path);
        return tab;
    }

    private static async Task Filter(BrowserTab tab, string status)
    {
        await tab.Page.SelectOptionAsync("#filter-status", status);
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"status={status}"));
    }

    private static async Task LookAtAnother(BrowserTab tab, bool withAnother, TaskCompletionSource goOn)
    {
        if (!withAnother)
        {
            goOn.SetResult();
            return;
        }
        await tab.Page.ClickAsync(MakeCall);
        await tab.Dialog().Locator("[name=To]").FillAsync("(212) 555-0144");
        goOn.SetResult();
        await Expect(tab.Page.Locator(".toast")).ToBeVisibleAsync();
        await Expect(tab.Dialog().Locator("[name=To]")).ToHaveValueAsync("(212) 555-0144");
        await tab.Page.Keyboard.PressAsync("Escape");
    }
}
