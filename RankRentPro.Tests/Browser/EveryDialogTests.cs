using Microsoft.Playwright;

namespace RankRentPro.Tests.Browser;

/// <summary>Every dialog, opened from the keyboard as well as it can be.</summary>
public sealed class EveryDialogTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    public static TheoryData<string, string> Dialogs { get; } = new()
    {
        { "/numbers", ".page-actions a[href='/recordings']" },
        { "/numbers", ".page-actions a[href='/numbers/buy']" },
        { "/numbers/buy?country=US&areaCode=303&voice=true&search=true", "tbody a" },
        { "/numbers", ".page-actions a[href='/calls/new']" },
        { "/numbers", ".card:first-child a[href$='/calls']" },
        { "/numbers", ".card:first-child a[href$='/analytics']" },
        { "/numbers", ".card:first-child a[href$='/edit']" },
        { "/numbers", ".card:first-child a[href$='/release']" },
        { "/calls", "tbody tr:nth-child(3) a[href^='/calls/CA']" },
        { "/calls/{sid}", "main a[href*='/note']" },
        { "/calls?status=missed", "tbody tr:first-child a[href^='/calls/new']" },
        { "/calls", "tbody a[href^='/recordings?call=']:first-child" },
        { "/recordings", "#recording-list li:first-child a.button-danger" },
    };

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task A_dialog_opens_from_the_keyboard_fits_every_screen_and_gives_the_focus_back(string page, string opener)
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Laptop);
        await tab.Go(app.Filled(page));
        var link = tab.Page.Locator(opener).First;
        await link.FocusAsync();

        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Dialog()).ToBeVisibleAsync();

        foreach (var device in new[] { TabOptions.Phone with { Dark = true }, TabOptions.Laptop })
        {
            await tab.Become(device);
            await tab.Screenshot("dialog" + string.Concat((page + opener).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')), fullPage: false);
            await tab.AssertAccessible();
        }
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(link).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }
}
