using System.Net;
using Microsoft.Playwright;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>The app itself does not answer: what is on screen stays, and a line offers the same click again.</summary>
public sealed class NoAnswerTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 20_000 };

    [Theory]
    [InlineData("/numbers", ".page-actions a[href='/numbers/buy']", "dialog[open]")]
    [InlineData("/numbers", ".card:nth-child(9) a[href$='/edit']", "dialog[open]")]
    [InlineData("/numbers", ".tabs a[href='/calls']", "#call-list")]
    [InlineData("/calls", "#more-calls a", "tbody tr:nth-child(51)")]
    public async Task A_click_that_is_not_answered_may_be_repeated(string page, string click, string then)
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go(page);
        await tab.Page.RouteAsync("**/*", route => route.AbortAsync());
        await tab.Page.ClickAsync(click);
        var line = tab.Page.Locator(".no-answer");
        await Expect(line).ToBeInViewportAsync();
        await tab.Screenshot("no-answer" + string.Concat((page + click).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')), fullPage: false);
        await tab.AssertAccessible();

        await tab.Page.UnrouteAllAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        await Expect(tab.Page.Locator(then).First).ToBeVisibleAsync();
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_given_up_and_says_so()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go("/calls");
        await tab.Page.RouteAsync("**/calls?*", _ => Task.CompletedTask);
        await tab.Page.EvaluateAsync("htmx.config.defaultTimeout = 50");

        await tab.Page.SelectOptionAsync("#filter-status", "missed");

        await Expect(tab.Page.Locator("#call-list .no-answer")).ToContainTextAsync("did not answer");
        await Expect(tab.Page.Locator("tr[data-at]")).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task What_failed_in_the_app_names_its_place_in_the_log()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go("/numbers");
        await tab.Page.RouteAsync("**/numbers/buy", route => route.FulfillAsync(new() { Status = 500, Headers = [new("Error-Id", "0HN7LQ0J5R:00000002")] }));

        await tab.Page.ClickAsync(".page-actions a[href='/numbers/buy']");

        await Expect(tab.Page.Locator(".no-answer p")).ToHaveTextAsync("The app did not answer, or failed. What you see is from before. Its log says more at 0HN7LQ0J5R:00000002. Retry");
        await tab.Screenshot("no-answer-log", fullPage: false);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(500)]
    public async Task A_dialog_that_was_closed_before_its_form_failed_opens_again_and_is_sent_again(int? status)
    {
        await using var own = await new AppFixture().Started();
        await own.Sync();
        await using var tab = await Numbers(own);
        var fail = await Sent(tab, status);

        await tab.Page.Keyboard.PressAsync("Escape");
        fail.SetResult();
        await Expect(tab.Page.Locator("main .no-answer")).ToBeInViewportAsync();
        await tab.Page.RunAndWaitForResponseAsync(() => tab.Page.EvaluateAsync("htmx.trigger(document.body, 'news')"), answer => answer.Url.Contains("/numbers?", StringComparison.Ordinal));
        await Retried(tab);
    }

    [Fact]
    public async Task A_form_that_fails_behind_another_dialog_waits_until_that_one_is_closed()
    {
        await using var own = await new AppFixture().Started();
        await own.Sync();
        await using var tab = await Numbers(own);
        var fail = await Sent(tab, null);

        await tab.Page.EvaluateAsync("htmx.ajax('GET', '/calls/new', '#dialogs')");
        await tab.Dialog().Locator("[name=To]").FillAsync("(212) 555-0144");
        fail.SetResult();
        await Expect(tab.Page.Locator("main .no-answer")).ToHaveCountAsync(1);
        await Expect(tab.Dialog().Locator("[name=To]")).ToHaveValueAsync("(212) 555-0144");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Retried(tab);
    }

    [Fact]
    public async Task A_page_that_is_not_told_what_happens_says_so_until_it_is_told_again()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Page.Clock.InstallAsync();
        await tab.Go("/numbers");
        var line = tab.Page.Locator(".not-live[role=status]");
        await Expect(line).ToHaveTextAsync("", Patient);
        await tab.Page.RouteAsync("**/live/**", route => route.AbortAsync());
        await tab.Page.EvaluateAsync(BackgroundTab.Hide);
        await tab.Page.EvaluateAsync(BackgroundTab.Show);
        await tab.Page.Clock.FastForwardAsync(5_000);
        await Expect(line).ToHaveTextAsync("Not live: reconnecting", Patient);
        await tab.Screenshot("not-live", fullPage: false);
        await tab.AssertAccessible();

        await tab.Page.UnrouteAllAsync();
        await tab.Page.Clock.FastForwardAsync(20_000);

        await Expect(line).ToHaveTextAsync("", Patient);
    }

    [Fact]
    public async Task An_account_that_was_never_read_says_why_and_what_to_do_on_every_screen()
    {
        var faults = new TwilioFaults { Answer = _ => TwilioFaults.Json(HttpStatusCode.Unauthorized, """{"code":20003,"message":"Authenticate","status":401}""") };
        await using var refused = await new AppFixture { Replace = faults.Register }.Started();
        await refused.Sync();
        using var visitor = await refused.DemoVisitor();
        await using var tab = await browser.OpenFor(visitor);
        foreach (var page in new[] { "/numbers", "/calls" })
        {
            await tab.Go(page);
            foreach (var device in new[] { TabOptions.Laptop, TabOptions.Phone with { Dark = true } })
            {
                await tab.Become(device);
                await Expect(tab.Page.Locator(".empty h2")).ToHaveTextAsync("Twilio could not be read");
                await tab.Screenshot("never-read" + page[1..]);
                await tab.AssertAccessible();
            }
        }
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task A_recording_that_does_not_come_says_so_and_is_asked_for_again()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go("/calls?recording=yes");
        await tab.Page.RouteAsync("**/audio", route => route.AbortAsync());
        await tab.Page.Locator("tbody a[href^='/recordings?call=']").First.ClickAsync();
        var line = tab.Dialog().Locator(".no-audio");
        await Expect(line).ToContainTextAsync("Twilio did not give this recording");
        await tab.AssertAccessible();

        await tab.Page.UnrouteAllAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();

        await Expect(line).ToHaveCountAsync(0);
        await Expect(tab.Dialog().Locator("audio").First).ToHaveJSPropertyAsync("readyState", 4);
    }

    [Fact]
    public async Task A_form_in_a_dialog_keeps_what_was_typed_and_is_sent_again()
    {
        using var visitor = await app.SomebodyWithData();
        await using var tab = await browser.OpenFor(visitor);
        await tab.Go("/numbers");
        await tab.Page.ClickAsync(".card:nth-child(4) a[href$='/edit']");
        await tab.Dialog().GetByLabel("Site").FillAsync("typed.example");
        await tab.Page.RouteAsync("**/edit", route => route.AbortAsync());
        await tab.Button("Save").ClickAsync();
        await Expect(tab.Dialog().Locator(".no-answer")).ToBeVisibleAsync();
        await tab.Screenshot("no-answer-form", fullPage: false);
        await Expect(tab.Dialog().GetByLabel("Site")).ToHaveValueAsync("typed.example");

        await tab.Page.UnrouteAllAsync();
        await tab.Button("Retry").ClickAsync();

        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("is saved");
    }

    private async Task<BrowserTab> Numbers(AppFixture own)
    {
        using var visitor = await own.DemoVisitor();
        var tab = await browser.OpenFor(visitor, TabOptions.Phone);
        await tab.Go("/numbers");
        return tab;
    }

    private static async Task<TaskCompletionSource> Sent(BrowserTab tab, int? status)
    {
        await tab.Page.ClickAsync("#number-list .card:first-child a[href$='/edit']");
        await tab.Dialog().GetByLabel("Site").FillAsync("again.example");
        var fail = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/edit", async route =>
        {
            await fail.Task;
            await (status is null ? route.AbortAsync() : route.FulfillAsync(new() { Status = status }));
        });
        await tab.Page.RunAndWaitForRequestAsync(() => tab.Button("Save").ClickAsync(), request => request.Method == "POST");
        return fail;
    }

    private static async Task Retried(BrowserTab tab)
    {
        await tab.Page.UnrouteAllAsync();
        await tab.Button("Retry").ClickAsync();
        await Expect(tab.Page.GetByText("is saved")).ToBeVisibleAsync();
        await Expect(tab.Dialog()).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#number-list")).ToContainTextAsync("again.example");
        await Expect(tab.Page.Locator(".no-answer")).ToHaveCountAsync(0);
    }
}
