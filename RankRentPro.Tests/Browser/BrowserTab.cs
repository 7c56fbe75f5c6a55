using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RankRentPro.Tests.Browser;

/// <summary>One tab of the browser, and what can be checked in it.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    // The innermost element that reaches furthest to the right.
    private const string Widest = """
        [...document.querySelectorAll("main *")].reduce((best, each) => each.getBoundingClientRect().right >= best.getBoundingClientRect().right ? each : best).outerHTML.slice(0, 300)
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors = new();

    private BrowserTab(IBrowserContext context, IPage page, TabOptions options) => (_context, Page, Options) = (context, page, options);

    public IPage Page { get; }

    public TabOptions Options { get; private set; }

    /// <summary>Errors of the console and of scripts; what the browser itself says of a 4xx answer is not one.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    public Transfer Transfer { get; } = new();

    internal static async Task<BrowserTab> In(IBrowserContext context, TabOptions options)
    {
        var tab = new BrowserTab(context, await context.NewPageAsync(), options);
        tab.Page.SetDefaultTimeout(10_000);
        tab.Page.Console += (_, message) => tab.Hear(message);
        tab.Page.PageError += (_, error) => tab._errors.Enqueue(error);
        await tab.Transfer.Watch(tab.Page);
        return tab;
    }

    /// <summary>Opens a page and waits until its files are there. An event stream does not hold it up.</summary>
    public async Task<IResponse> Go(string path)
    {
        var response = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        await Transfer.Settle();
        return response!;
    }

    /// <summary>
    /// Keeps requests to addresses that match from the app until told to go on. <c>GivenUp</c> ends when the page gives up the first of them.
    /// </summary>
    public async Task<(TaskCompletionSource GoOn, Task GivenUp)> Hold(string addresses)
    {
        var (goOn, givenUp) = (new TaskCompletionSource(), new TaskCompletionSource());
        IRequest? first = null;
        Page.RequestFailed += (_, request) => _ = request == first && givenUp.TrySetResult();
        await Page.RouteAsync(addresses, async route =>
        {
            first ??= route.Request;
            await goOn.Task;
            await route.ContinueAsync();
        });
        return (goOn, givenUp.Task);
    }

    /// <summary>The same page on another device, without loading it again.</summary>
    public async Task Become(TabOptions options)
    {
        Options = options;
        await Page.SetViewportSizeAsync(options.Width, options.Height);
        await Page.EmulateMediaAsync(new() { ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light });
        var devtools = await _context.NewCDPSessionAsync(Page);
        await devtools.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = options.HasTouch });
        await devtools.DetachAsync();
    }

    /// <summary>Fails with the rule and the element when axe finds a violation, or when the page is wider than the screen.</summary>
    public async Task AssertAccessible()
    {
        var found = await Page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{Options}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        await AssertFits();
    }

    public async Task AssertFits()
    {
        var tooWide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var widest = tooWide <= 0 ? "" : await Page.EvaluateAsync<string>(Widest);
        Assert.True(tooWide <= 0, $"{Page.Url} is {tooWide} px wider than a screen of {Options.Width} px: {widest}");
    }

    public void AssertNoErrors() => Assert.Empty(Errors);

    /// <summary>The cold load stays within the budget: 36 kB in 6 requests, of which 20 kB script. Call it after the first <see cref="Go"/>.</summary>
    public void AssertLight()
    {
        Assert.True(Transfer.Bytes <= 36_000 && Transfer.Requests <= 6 && Transfer.ScriptBytes <= 20_000,
            $"{Page.Url}: {Transfer.Bytes} bytes in {Transfer.Requests} requests, {Transfer.ScriptBytes} of script:\n{Transfer}");
    }

    /// <summary>Keeps a picture as <c>name-360-dark.png</c> when <c>RANKRENT_SCREENSHOTS</c> names a folder.</summary>
    public async Task Screenshot(string name, bool fullPage = true)
    {
        if (Environment.GetEnvironmentVariable("RANKRENT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Options}.png"), FullPage = fullPage });
        }
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Hear(IConsoleMessage message)
    {
        var isOfTheBrowser = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Text.Contains("status of 4", StringComparison.Ordinal);
        if (message.Type == "error" && !isOfTheBrowser)
        {
            _errors.Enqueue($"{message.Text} ({message.Location})");
        }
    }
}
