using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>A list that shows more than its first page, or begins further down: what happens never takes away what somebody looks at.</summary>
public sealed class LongListsTests(BrowserFixture browser)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 20_000 };

    [Fact]
    public async Task A_card_that_is_edited_far_down_stays_there_with_all_that_was_shown()
    {
        await using var app = await Numbers();
        await using var tab = await Tab(app, "/numbers");
        await tab.Page.ClickAsync("#more-numbers a");
        var card = tab.Page.Locator("#number-list .card").Nth(29);
        await card.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await tab.Dialog().GetByLabel("Site").FillAsync("thirtieth.example");

        await tab.Button("Save").ClickAsync();

        var anew = tab.Page.GetByRole(AriaRole.Link, new() { Name = "The list changed: show it anew" });
        await Expect(anew).ToBeVisibleAsync(Patient);
        await Expect(card).ToContainTextAsync("thirtieth.example");
        await Expect(tab.Page.Locator(".card")).ToHaveCountAsync(48);
        await tab.AssertAccessible();
        await tab.Page.EvaluateAsync("scrollTo(0, 0)");
        await tab.Screenshot("list-changed", fullPage: false);
        await anew.ClickAsync();
        await Expect(tab.Page.Locator(".card")).ToHaveCountAsync(24);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_list_that_begins_further_down_does_not_jump_to_its_start()
    {
        await using var app = await Numbers();
        await using var tab = await Tab(app, "/numbers");
        var further = (await tab.Page.GetAttributeAsync("#more-numbers a", "href"))!;
        await tab.Go(further);
        await tab.Page.ClickAsync("#number-list .card:first-child a[href$='/edit']");
        await tab.Dialog().GetByLabel("Site").FillAsync("further.example");

        await tab.Button("Save").ClickAsync();

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "The list changed: show it anew" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex(Regex.Escape(further) + "$"));
        await Expect(tab.Page.Locator(".card").First).ToContainTextAsync("further.example");
    }

    [Fact]
    public async Task More_calls_than_the_first_page_stay_when_a_recording_is_deleted_and_when_much_happens()
    {
        await using var app = await new AppFixture { SeededCalls = 120 }.Started();
        await app.Sync();
        await using var tab = await Tab(app, "/calls");
        var rows = tab.Page.Locator("#call-list tr[data-at]");
        await tab.Page.Locator("#more-calls").ScrollIntoViewIfNeededAsync();
        await Expect(rows).ToHaveCountAsync(100);

        await tab.Page.EvaluateAsync("htmx.trigger(document.body, 'news')");
        await tab.Page.EvaluateAsync("htmx.trigger(document.body, 'calls')");

        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "The list changed: show it anew" })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(100);
        await tab.AssertAccessible();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_new_call_does_not_stand_above_older_ones_where_the_list_goes_on()
    {
        await using var app = await new AppFixture { SeededCalls = 60 }.Started();
        await app.Sync();
        await using var tab = await Tab(app, "/calls");
        await tab.Go((await tab.Page.GetAttributeAsync("#more-calls a", "href"))!);
        var shown = await tab.Page.Locator("#call-list tr[data-at]").CountAsync();
        using var visitor = await app.DemoVisitor();

        await visitor.Dial("+14155550107");

        await Expect(tab.Page.Locator("#now")).ToContainTextAsync("to (415) 555-0107", new() { Timeout = 20_000 });
        await Expect(tab.Page.Locator("#call-list tr[data-at]")).ToHaveCountAsync(shown);
    }

    [Fact]
    public async Task A_call_that_the_filter_does_not_ask_for_any_more_leaves_the_list_and_its_count()
    {
        await using var app = await new AppFixture().Started();
        await app.Sync();
        using var visitor = await app.DemoVisitor();
        await visitor.Dial("+14155550107");
        var second = await visitor.Dial("+442079460007");
        await using var tab = await Tab(app, "/calls?status=in-progress");
        await Expect(tab.Page.Locator("#call-count")).ToHaveTextAsync("2 calls");

        await (await visitor.Get("/calls/now")).Form($"form[action='{second}/hang-up']").Submit();

        await Expect(tab.Page.Locator("#call-list tr[data-at]")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Expect(tab.Page.Locator("#call-count")).ToHaveTextAsync("1 call");
        await (await visitor.Get("/calls/now")).Form("#now form").Submit();
        await Expect(tab.Page.Locator("#call-list .empty h2")).ToHaveTextAsync("No call fits", new() { Timeout = 20_000 });
    }

    private static async Task<AppFixture> Numbers()
    {
        var app = await new AppFixture().Started();
        app.Add(AgencyNumbers.Many(50));
        return app;
    }

    private async Task<BrowserTab> Tab(AppFixture app, string path)
    {
        using var visitor = await app.DemoVisitor();
        var tab = await browser.OpenFor(visitor);
        await tab.Go(path);
        return tab;
    }
}
