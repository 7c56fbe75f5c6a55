using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>The picture of the README, which take-screenshot.sh beside the tests keeps: the demo's numbers on a laptop.</summary>
public sealed class ReadmePictureTests(ReadmePictureTests.Demo app, BrowserFixture browser) : IClassFixture<ReadmePictureTests.Demo>
{
    [Fact]
    public async Task The_picture_of_the_readme_shows_the_demo()
    {
        await app.Sync();
        await using var tab = await browser.Open(app.Url, new TabOptions());
        await tab.Go("/setup");
        await tab.Page.ClickAsync("button:has-text('Try the demo')");
        await Expect(tab.Page.Locator("h1")).ToHaveTextAsync("Dashboard");

        await tab.Go("/calls");
        await tab.Screenshot("readme", fullPage: false);

        Assert.Equal(50, await tab.Page.Locator("#call-list tbody tr[id^=call-]").CountAsync());
    }

    public sealed class Demo : AppFixture
    {
        public Demo() => SeededCalls = 1500;
    }
}
