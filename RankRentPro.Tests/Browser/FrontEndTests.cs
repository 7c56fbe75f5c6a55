using Microsoft.Playwright;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

public sealed class FrontEndTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly ApiApp _app = new();
    private FrontEndServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FrontEndServer.Started();
        _app.Settings["RANKRENT_ALLOWED_ORIGINS"] = _server.Url.GetLeftPart(UriPartial.Authority);
        await _app.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_plain_page_of_an_allowed_origin_signs_in_lists_plays_buys_and_deletes()
    {
        using var program = _app.Program();
        var (_, recording) = await _app.Recorded(program);
        await using var tab = await Open(_server.Url);

        await SignIn(tab);
        await tab.Page.ReloadAsync();
        await Done(tab);
        await AssertListed(tab, recording);
        await AssertPlays(tab);
        await AssertBuysAndReleases(tab);
        await Press(tab, tab.Page.Locator("#recordings li").GetByText("Delete"));

        await Expect(tab.Page.Locator("#recordings li")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task The_same_page_of_a_stranger_cannot_even_sign_in()
    {
        await using var tab = await Open(_server.Elsewhere);

        await SignIn(tab, says: "Failed to fetch");

        Assert.Contains(tab.Errors, error => error.Contains("blocked by CORS policy", StringComparison.Ordinal));
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("localStorage.length"));
    }

    private async Task<BrowserTab> Open(Uri url)
    {
        var tab = await browser.Open(url);
        await tab.Go($"/?api={_app.Url}api/twilio");
        return tab;
    }

    private static async Task SignIn(BrowserTab tab, string says = "Done")
    {
        await tab.Page.Locator("[name=email]").FillAsync(SigningIn.Email);
        await tab.Page.Locator("[name=password]").FillAsync(SigningIn.Password);
        await tab.Page.Locator("#sign-in button").ClickAsync();
        await Done(tab, says);
    }

    private static async Task AssertListed(BrowserTab tab, string recording)
    {
        await Expect(tab.Page.Locator("#numbers li")).ToHaveCountAsync(12);
        await Expect(tab.Page.Locator("#calls li")).ToHaveTextAsync($"{CallBuilder.Customer} completed");
        await Expect(tab.Page.Locator("#recordings li")).ToContainTextAsync(recording);
    }

    private static async Task AssertPlays(BrowserTab tab)
    {
        await Press(tab, tab.Page.Locator("#recordings li").GetByText("Play"));

        await tab.Page.WaitForFunctionAsync("() => { const player = document.getElementById('player'); return player.currentTime > 0 && player.duration > 30; }");
    }

    private async Task AssertBuysAndReleases(BrowserTab tab)
    {
        await Press(tab, tab.Page.Locator("#buy"));
        var phone = (await tab.Page.Locator("#numbers li").Filter(new() { HasText = "+1303" }).AllTextContentsAsync()).Select(text => text.Split(' ')[0]).Single(phone => phone != "+13035550142");
        Assert.NotNull(await _app.AtTwilio(phone));

        await Press(tab, tab.Page.Locator("#numbers li").Filter(new() { HasText = phone }).GetByText("Release"));

        Assert.Null(await _app.AtTwilio(phone));
        await Expect(tab.Page.Locator("#numbers li").Filter(new() { HasText = phone })).ToContainTextAsync("inactive");
    }

    private static async Task Press(BrowserTab tab, ILocator button)
    {
        await button.ClickAsync();
        await Done(tab);
    }

    private static Task Done(BrowserTab tab, string says = "Done") => Expect(tab.Page.Locator("#said")).ToHaveTextAsync(says);
}
