using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>What dialogs do beyond opening and closing.</summary>
public sealed class DialogBehaviourTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    [Fact]
    public async Task The_focus_returns_to_the_opener_after_a_second_dialog_too()
    {
        await using var tab = await Numbers();
        await tab.Page.ClickAsync(".page-actions a[href='/numbers/buy']");
        await tab.Page.FillAsync("#buy-area", "303");
        await tab.Button("Search Numbers").ClickAsync();
        await tab.Dialog().Locator("tbody a").First.ClickAsync();
        await Expect(tab.Dialog().Locator("h2")).ToContainTextAsync("Buy (303)");

        await tab.AssertAccessible();
        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(tab.Page.Locator(".page-actions a[href='/numbers/buy']")).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task After_an_edit_the_focus_is_on_the_same_link_of_the_new_card()
    {
        await using var tab = await Numbers();
        await tab.Page.ClickAsync(".card:last-of-type a[href$='/edit']");
        await tab.Dialog().GetByLabel("Site").FillAsync("a-site.example");

        await tab.Button("Save").ClickAsync();

        await Expect(tab.Page.Locator(".card:last-of-type")).ToContainTextAsync("a-site.example");
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("is saved");
        await Expect(tab.Page.Locator(".card:last-of-type a[href$='/edit']")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_refused_form_stays_open_with_the_focus_at_the_field()
    {
        await using var tab = await Numbers();
        await tab.Page.ClickAsync(".card:first-of-type a[href$='/release']");
        await tab.Dialog().GetByLabel("Type the last four digits").FillAsync("1");

        await tab.Button("Delete this number").ClickAsync();

        await Expect(tab.Dialog().Locator("#field-digits-error")).ToBeVisibleAsync();
        await Expect(tab.Dialog().Locator("#field-digits")).ToBeFocusedAsync();
        await tab.Screenshot("dialog-release-refused", fullPage: false);
        await tab.AssertAccessible();
    }

    [Fact]
    public async Task Another_country_keeps_what_was_typed_and_the_focus()
    {
        await using var tab = await Numbers();
        await tab.Page.ClickAsync(".page-actions a[href='/numbers/buy']");
        await tab.Page.FillAsync("#buy-pattern", "0142");
        await tab.Page.CheckAsync("input[name=sms]");
        await tab.Page.FocusAsync("#buy-country");

        await tab.Page.SelectOptionAsync("#buy-country", "GB");

        await Expect(tab.Page.Locator("#buy-type option")).ToHaveTextAsync(["local", "toll-free", "mobile"]);
        await Expect(tab.Page.Locator("#buy-area")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#buy-pattern")).ToHaveValueAsync("0142");
        Assert.Equal("voice sms", await tab.Page.EvaluateAsync<string>("[...document.querySelectorAll('.checks input:checked')].map(box => box.name).join(' ')"));
        await Expect(tab.Page.Locator("#buy-country")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_search_that_cannot_be_done_says_so_at_the_field()
    {
        await using var tab = await Numbers(TabOptions.Phone with { Dark = true });
        await tab.Page.ClickAsync(".page-actions a[href='/numbers/buy']");
        await tab.Page.FillAsync("#buy-area", "30");

        await tab.Button("Search Numbers").ClickAsync();

        await Expect(tab.Dialog().Locator("#buy-area-error")).ToContainTextAsync("three digits");
        await Expect(tab.Page.Locator("#buy-area")).ToHaveValueAsync("30");
        await tab.Screenshot("dialog-buy-problem", fullPage: false);
        await tab.AssertAccessible();
    }

    [Fact]
    public async Task On_a_page_of_its_own_the_country_changes_that_page()
    {
        await using var tab = await Numbers();
        await tab.Go("/numbers/buy");

        await tab.Page.SelectOptionAsync("#buy-country", "GB");

        await Expect(tab.Page.Locator("main #buy-type option")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_click_beside_the_dialog_closes_it()
    {
        await using var tab = await Numbers();
        await tab.Page.ClickAsync(".page-actions a[href='/calls/new']");
        await Expect(tab.Dialog()).ToBeVisibleAsync();

        await tab.Page.Mouse.ClickAsync(5, 5);

        await Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_search_narrows_the_cards_while_typing_and_stands_in_the_address()
    {
        await using var tab = await Numbers();

        await tab.Page.GetByLabel("Search").PressSequentiallyAsync("locksmith");

        await Expect(tab.Page.Locator(".card")).ToHaveCountAsync(1);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("q=locksmith$"));
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator(".card")).ToHaveCountAsync(1);
        await Expect(tab.Page.GetByLabel("Search")).ToHaveValueAsync("locksmith");
    }

    private async Task<BrowserTab> Numbers(TabOptions? options = null)
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor, options);
        await tab.Go("/numbers");
        return tab;
    }
}
