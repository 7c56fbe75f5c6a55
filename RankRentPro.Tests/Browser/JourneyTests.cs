using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>What a newcomer does: look, buy, call, listen, tidy up.</summary>
public sealed class JourneyTests(BrowserFixture browser)
{
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 15_000 };

    [Theory]
    [InlineData(360, true)]
    [InlineData(1366, false)]
    public async Task From_the_demo_button_to_the_deleted_number(int width, bool dark)
    {
        await using var app = await new AppFixture { SeededCalls = 200 }.Started();
        await app.Sync();
        await using var tab = await browser.Open(app.Url, new TabOptions { Width = width, Height = 768, Dark = dark });
        await TryTheDemo(tab);
        var number = await Buy(tab);
        await Call(tab, app);
        await Listen(tab);
        await DeleteTheRecording(tab);
        await DeleteTheNumber(tab, number);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task The_same_without_script()
    {
        await using var app = await new AppFixture { SeededCalls = 200 }.Started();
        await app.Sync();
        await using var tab = await browser.Open(app.Url, TabOptions.Tablet with { Script = false });
        await TryTheDemo(tab);
        var number = await Buy(tab);
        await CallWithoutScript(tab, app);
        await ListenWithoutScript(tab);
        await DeleteTheRecording(tab);
        await DeleteTheNumber(tab, number);
        tab.AssertNoErrors();
    }

    private static async Task TryTheDemo(BrowserTab tab)
    {
        await tab.Go("/");
        await tab.Button("Try the demo").ClickAsync();
        await Expect(tab.Page.Locator(".to-do li").First).ToBeVisibleAsync();
        await tab.Screenshot("journey-0-dashboard");
        await tab.Go("/numbers");
        await Expect(tab.Page.Locator(".card")).ToHaveCountAsync(12);
        await tab.Screenshot("journey-1-numbers");
        await tab.Page.ClickAsync(".tabs a[href='/calls']");
        await Expect(tab.Page.Locator("#call-list tbody tr[id^=call-]")).ToHaveCountAsync(50);
        await tab.Screenshot("journey-2-calls");
    }

    private static async Task<string> Buy(BrowserTab tab)
    {
        await tab.Page.ClickAsync(".page-actions a[href='/numbers/buy']");
        await tab.Page.FillAsync("#buy-area", "206");
        await tab.Button("Search Numbers").ClickAsync();
        await Expect(tab.Page.Locator("#number-results tbody tr")).Not.ToHaveCountAsync(0);
        await tab.Screenshot("journey-3-results", fullPage: false);
        var number = await tab.Page.Locator("#number-results td[data-label=Number]").First.InnerTextAsync();
        await tab.Page.Locator("#number-results tbody a").First.ClickAsync();
        await tab.Screenshot("journey-4-confirm", fullPage: false);
        await tab.Button("Buy Number").ClickAsync();
        await Expect(tab.Page.Locator(".toast, .notice-success").First).ToContainTextAsync($"{number} is yours");
        await tab.Screenshot("journey-5-bought", fullPage: false);
        await tab.Page.ClickAsync(".tabs a[href='/numbers']");
        await Expect(tab.Page.Locator(".card-number").First).ToHaveTextAsync(number);
        return number;
    }

    private static async Task Call(BrowserTab tab, AppFixture app)
    {
        await Dial(tab);
        await Expect(tab.Page.Locator(".toast").Last).ToContainTextAsync("Calling (415) 555-0120");
        await tab.Page.ClickAsync(".tabs a[href='/calls']");
        var status = tab.Page.Locator("#call-list tbody tr").First.Locator(".badge");
        await Expect(status).ToHaveTextAsync("Ringing");
        await tab.Screenshot("journey-6-calling", fullPage: false);
        await Advance(app);
        await Expect(status).ToHaveTextAsync("Completed", Patient);
        await app.Sync();
    }

    private static async Task CallWithoutScript(BrowserTab tab, AppFixture app)
    {
        await Dial(tab);
        await Expect(tab.Page.Locator(".notice-success")).ToContainTextAsync("Calling (415) 555-0120");
        await Advance(app);
        await tab.Page.Locator("#call-list tbody tr").First.GetByText("Details").ClickAsync();
        await Expect(tab.Page.Locator("#call-details .badge").First).ToHaveTextAsync("Completed");
        await app.Sync();
    }

    private static async Task Dial(BrowserTab tab)
    {
        await tab.Page.ClickAsync(".page-actions a[href='/calls/new']");
        await tab.Page.GetByLabel("To", new() { Exact = true }).FillAsync("(415) 555-0120");
        await tab.Page.GetByLabel("Record call").CheckAsync();
        await tab.Screenshot("journey-6-dial", fullPage: false);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
    }

    // Ringing, talk, and the recording that Twilio finishes a little later.
    private static Task Advance(AppFixture app) => app.Services.GetRequiredService<SimulatorEngine>().Advance(TimeSpan.FromMinutes(5));

    private static async Task Listen(BrowserTab tab)
    {
        await tab.Page.ClickAsync(".page-actions a[href='/recordings']");
        var audio = tab.Page.Locator("audio").First;
        await Expect(audio).ToBeVisibleAsync();
        await tab.Screenshot("journey-7-recordings", fullPage: false);
        var heard = await audio.EvaluateAsync<double[]>("""
            async audio => {
              const on = name => new Promise((done, fail) => { audio.addEventListener(name, done, { once: true }); audio.addEventListener("error", () => fail(audio.error.message), { once: true }); });
              audio.muted = true;
              const playing = on("timeupdate");
              await audio.play();
              await playing;
              const seeked = on("seeked");
              audio.currentTime = audio.duration * 0.75;
              await seeked;
              const there = audio.currentTime;
              await on("timeupdate");
              audio.pause();
              return [audio.duration, there, audio.currentTime];
            }
            """);
        Assert.True(heard[0] > 2, $"a recording of {heard[0]} s");
        Assert.InRange(heard[1], (heard[0] * 0.75) - 0.5, (heard[0] * 0.75) + 0.5);
        Assert.InRange(heard[2], heard[1], heard[0]);
    }

    private static async Task ListenWithoutScript(BrowserTab tab)
    {
        await tab.Page.ClickAsync(".page-actions a[href='/recordings'], .page-head a[href='/calls']");
        if (!tab.Page.Url.EndsWith("/recordings", StringComparison.Ordinal))
        {
            await tab.Page.ClickAsync(".page-actions a[href='/recordings']");
        }
        var address = await tab.Page.Locator("audio").First.GetAttributeAsync("src");
        var part = await tab.Page.APIRequest.GetAsync(new Uri(new Uri(tab.Page.Url), address).AbsoluteUri, new() { Headers = new Dictionary<string, string> { ["Range"] = "bytes=2000-2999" } });
        Assert.Equal((206, "audio/mpeg", 1000), (part.Status, part.Headers["content-type"], (await part.BodyAsync()).Length));
    }

    private static async Task DeleteTheRecording(BrowserTab tab)
    {
        var first = tab.Page.Locator(".stack > li[id]").First;
        var id = await first.GetAttributeAsync("id");
        await first.GetByText("Delete").ClickAsync();
        await Expect(tab.Page.GetByText("Nobody can bring it back")).ToBeVisibleAsync();
        await tab.Screenshot("journey-8-delete-recording", fullPage: false);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".toast, .notice-success").Last).ToContainTextAsync("deleted");
        await tab.Go("/recordings");
        await Expect(tab.Page.Locator($"#{id}")).ToHaveCountAsync(0);
    }

    private static async Task DeleteTheNumber(BrowserTab tab, string number)
    {
        await tab.Go($"/numbers?q={Uri.EscapeDataString(number)}");
        await tab.Page.ClickAsync(".card a[href$='/release']");
        await tab.Page.GetByLabel("Type the last four digits").FillAsync(number[^4..]);
        await tab.Screenshot("journey-9-delete-number", fullPage: false);
        await tab.Button("Delete this number").ClickAsync();
        await Expect(tab.Page.Locator(".toast, .notice-success").Last).ToContainTextAsync($"{number} is released");
        await Expect(tab.Page.Locator(".card", new() { HasText = number }).Locator(".badge").First).ToHaveTextAsync("Released");
    }
}
