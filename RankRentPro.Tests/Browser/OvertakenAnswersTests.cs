using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>An answer under way that news or a later wish overtakes: what somebody chose last is what comes.</summary>
public sealed class OvertakenAnswersTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    [Fact]
    public async Task Filters_chosen_faster_than_they_are_answered_all_count()
    {
        await using var tab = await Opened("/calls");
        var (goOn, _) = await tab.Hold("**/calls?*");

        await tab.Page.SelectOptionAsync("#filter-status", "missed");
        await tab.Page.SelectOptionAsync("#filter-status", "busy");
        await tab.Page.FillAsync("#filter-digits", "555");
        await tab.Page.Keyboard.PressAsync("Enter");
        goOn.SetResult();

        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"\?status=busy&.*q=555"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_filter_counts_though_news_draw_the_list_anew_before_it_is_answered()
    {
        await using var tab = await Opened("/calls");
        var (goOn, _) = await tab.Hold("**/calls?*");
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Page.SelectOptionAsync("#filter-status", "missed"), request => request.Url.Contains("status=missed", StringComparison.Ordinal));

        await tab.Page.EvalOnSelectorAsync("#call-list", "list => { list.dataset.before = ''; htmx.trigger(document.body, 'news'); }");
        await Expect(tab.Page.Locator("#call-list[data-before]")).ToHaveCountAsync(0);
        goOn.SetResult();

        await Expect(tab.Page).ToHaveURLAsync(new Regex("status=missed"));
        await Expect(tab.Page.Locator("tr[data-at]").First).ToContainTextAsync("Missed");
        await Expect(tab.Page.Locator("#call-count")).Not.ToHaveTextAsync("200 calls");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Suggestions_are_those_of_what_was_typed_last()
    {
        await using var tab = await Opened("/calls");
        var (goOn, _) = await tab.Hold("**/suggestions*");
        var number = tab.Page.Locator("#filter-number");

        await tab.Page.RunAndWaitForRequestAsync(() => number.FocusAsync(), IsSuggesting(""));
        await tab.Page.RunAndWaitForRequestAsync(() => number.PressSequentiallyAsync("austin"), IsSuggesting("austin"));
        await tab.Page.RunAndWaitForRequestAsync(() => number.FillAsync("denver"), IsSuggesting("denver"));
        goOn.SetResult();

        await Expect(tab.Page.Locator("#number-suggestions option")).ToHaveAttributeAsync("value", new Regex("303"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task The_country_chosen_last_is_the_one_whose_form_comes_and_what_is_typed_meanwhile_stays()
    {
        await using var tab = await Opened("/numbers");
        await tab.Page.ClickAsync("a[href='/numbers/buy']");
        await Expect(tab.Dialog().Locator("#buy-area")).ToBeVisibleAsync();
        var (goOn, _) = await tab.Hold("**/numbers/buy?*");

        await tab.Page.SelectOptionAsync("#buy-country", "CA");
        await tab.Page.SelectOptionAsync("#buy-country", "GB");
        await tab.Page.FillAsync("#buy-city", "Leeds");
        goOn.SetResult();

        await Expect(tab.Page.Locator("#buy-country option[selected]")).ToHaveAttributeAsync("value", "GB");
        await Expect(tab.Page.Locator("#buy-country")).ToHaveValueAsync("GB");
        await Expect(tab.Page.Locator("#buy-area")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#buy-city")).ToHaveValueAsync("Leeds");
        tab.AssertNoErrors();
    }

    private async Task<BrowserTab> Opened(string path)
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor, TabOptions.Laptop);
        await tab.Go(path);
        return tab;
    }

    private static Func<IRequest, bool> IsSuggesting(string typed) => request => request.Url.EndsWith($"/numbers/suggestions?number={typed}", StringComparison.Ordinal);
}
