using System.Text.RegularExpressions;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>Set-up, sign-in and profile in a real browser.</summary>
public sealed class EntrancePagesTests(AppFixture app, BrowserFixture browser) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_set_up_page_is_accessible_on_a_phone(bool dark)
    {
        await using var tab = await browser.Open(app.Url, TabOptions.Phone with { Dark = dark });

        await tab.Go("/setup");

        tab.AssertLight();
        await tab.Screenshot("setup");
        await tab.AssertAccessible();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task The_set_up_page_suggests_the_time_zone_of_the_browser()
    {
        await using var tab = await browser.Open(app.Url);
        await tab.Page.AddInitScriptAsync("Intl.DateTimeFormat = () => ({ resolvedOptions: () => ({ timeZone: 'America/Halifax' }) })");

        await tab.Go("/setup");

        Assert.Equal("America/Halifax", await tab.Page.GetByLabel("Time zone").InputValueAsync());
    }

    [Fact]
    public async Task An_owner_is_made_without_script()
    {
        await using var own = await new AppFixture().Started();
        await using var tab = await browser.Open(own.Url, TabOptions.Phone with { Script = false });
        await tab.Go("/profile");
        await tab.Page.GetByLabel("Your name").FillAsync("Front desk");
        await tab.Page.GetByLabel("Email").FillAsync(SigningIn.Email);
        await tab.Page.GetByLabel("Password").FillAsync(SigningIn.Password);

        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Create the owner" }).ClickAsync();

        await Expect(tab.Page).Not.ToHaveURLAsync(new Regex("/setup"));
        await tab.Go("/profile");
        Assert.Equal("Front desk", await tab.Page.GetByLabel("Name").InputValueAsync());
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/profile")]
    [InlineData("/profile/password")]
    [InlineData("/logout")]
    [InlineData("/error")]
    public async Task Every_page_of_an_account_is_accessible(string path)
    {
        await using var own = await new AppFixture { Settings = { ["RANKRENT_OWNER_EMAIL"] = SigningIn.Email, ["RANKRENT_OWNER_PASSWORD"] = SigningIn.Password } }.Started();
        await using var tab = await browser.Open(own.Url, TabOptions.Phone);
        await tab.Go($"/login?ReturnUrl={path}");
        tab.AssertLight();
        if (path != "/login")
        {
            await SignIn(tab, path);
        }

        await tab.Screenshot(path[1..].Replace('/', '-'));
        await tab.AssertAccessible();
        if (path == "/login")
        {
            await tab.Become(TabOptions.Laptop with { Dark = true });
            await tab.Screenshot("login");
            await tab.AssertAccessible();
        }
        tab.AssertNoErrors();
    }

    private static async Task SignIn(BrowserTab tab, string path)
    {
        await tab.Page.GetByLabel("Email").FillAsync(SigningIn.Email);
        await tab.Page.GetByLabel("Password").FillAsync(SigningIn.Password);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex($"[0-9]{path}$"));
    }
}
