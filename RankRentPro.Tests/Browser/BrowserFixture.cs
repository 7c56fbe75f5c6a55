using Microsoft.Playwright;
using RankRentPro.Tests.Browser;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace RankRentPro.Tests.Browser;

/// <summary>The system's Chromium, one for all tests, started by the first that needs it. Tests take it in their constructor.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // The first has no windows, which cost more than the pages in them.
    private static readonly string[] Installed = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string Executable =>
        Environment.GetEnvironmentVariable("RANKRENT_CHROMIUM") is { Length: > 0 } named ? named : Installed.FirstOrDefault(File.Exists, Installed[^1]);

    /// <summary>A tab with cookies, cache and console of its own.</summary>
    /// <param name="url">The app's address.</param>
    /// <param name="options">The device; a laptop by default.</param>
    public async Task<BrowserTab> Open(Uri url, TabOptions? options = null)
    {
        options ??= new();
        var browser = await Started();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = url.AbsoluteUri,
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = options.Script,
            HasTouch = options.HasTouch,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
            TimezoneId = "America/New_York",
        });
        return await BrowserTab.In(context, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        _playwright?.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<IBrowser> Started()
    {
        var reason = $"No Chromium at {Executable}. Install it, or name another in RANKRENT_CHROMIUM.";
        if (!File.Exists(Executable))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("RANKRENT_REQUIRE_BROWSER") == "1", reason);
            Assert.Fail(reason);
        }
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Flags });
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
