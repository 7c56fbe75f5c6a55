using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>Call History by single letters, from the row that has the focus.</summary>
public sealed class ListKeysTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    [Fact]
    public async Task J_and_K_move_Enter_opens_the_details_and_the_focus_comes_back()
    {
        await using var tab = await Calls("/calls");
        var rows = tab.Page.Locator("tbody tr");
        await rows.Nth(0).FocusAsync();

        await Press(tab, "j", "j", "k");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await Press(tab, "Enter");

        await Expect(tab.Dialog().Locator("h2").First).ToHaveTextAsync("Call details");
        await tab.AssertAccessible();
        await Press(tab, "Escape", "j");
        await Expect(rows.Nth(2)).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task N_writes_a_note_and_the_row_shows_its_tags()
    {
        await using var tab = await Calls("/calls");
        await tab.Page.Locator("tbody tr").Nth(3).FocusAsync();

        await Press(tab, "n");
        await Expect(tab.Dialog().GetByLabel("Note")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("jkpn");
        await tab.Dialog().GetByLabel("Tags").FillAsync("urgent");
        await tab.Button("Save").ClickAsync();

        await Expect(tab.Page.Locator("tbody tr").Nth(3)).ToContainTextAsync("urgent");
        await Expect(tab.Page.Locator("tbody tr").Nth(3)).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task P_opens_the_recording_and_plays_it()
    {
        await using var tab = await Calls("/calls?recording=yes");
        await tab.Page.Locator("tbody tr").First.FocusAsync();

        await Press(tab, "p");

        await Expect(tab.Dialog().Locator("audio").First).ToBeVisibleAsync();
        Assert.True(await tab.Dialog().Locator("audio").First.EvaluateAsync<bool>("""
            player => new Promise(done => {
              const look = () => player.currentTime > 0 && done(true);
              player.addEventListener("timeupdate", look);
              setTimeout(() => done(false), 20_000);
              look();
            })
            """));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Letters_do_nothing_where_no_row_has_the_focus()
    {
        await using var tab = await Calls("/calls");
        await tab.Page.Locator("#filter-digits").FocusAsync();

        await Press(tab, "n", "j");

        await Expect(tab.Page.Locator("#filter-digits")).ToHaveValueAsync("nj");
        await Expect(tab.Page.Locator("dialog")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_form_shows_what_was_wrong_and_keeps_the_folded_filters_open()
    {
        await using var tab = await Calls("/calls");
        await tab.Page.ClickAsync(".more-filters summary");

        await tab.Page.Locator("#filter-min").FillAsync("soon");
        await Press(tab, "Enter");

        await Expect(tab.Page.Locator("#filter-min-error")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#filter-min")).ToHaveValueAsync("soon");
        await Expect(tab.Page.Locator("#filter-min")).ToBeFocusedAsync();
        await tab.Page.Locator("#filter-min").FillAsync("");
        await Press(tab, "Enter");
        await Expect(tab.Page.Locator("#filter-min-error")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#filter-min")).ToBeVisibleAsync();
    }

    private static async Task Press(BrowserTab tab, params string[] keys)
    {
        foreach (var key in keys)
        {
            await tab.Page.Keyboard.PressAsync(key);
        }
    }

    private async Task<BrowserTab> Calls(string path)
    {
        using var visitor = await app.SomebodyWithData();
        var tab = await browser.OpenFor(visitor);
        await tab.Go(path);
        return tab;
    }
}
