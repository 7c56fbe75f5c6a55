using Microsoft.Playwright;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Browser;

/// <summary>A tab of somebody who is signed in already, its cache empty.</summary>
internal static class SignedInTab
{
    public static async Task<BrowserTab> OpenFor(this BrowserFixture browser, Visitor visitor, TabOptions? options = null)
    {
        var tab = await browser.Open(visitor.Url, options);
        await tab.Page.Context.AddCookiesAsync(visitor.Cookies.GetCookies(visitor.Url).Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = visitor.Url.AbsoluteUri,
        }));
        return tab;
    }

    public static ILocator Dialog(this BrowserTab tab) => tab.Page.Locator("dialog[open]");

    public static ILocator Button(this BrowserTab tab, string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>The element that has the focus, by its words or label.</summary>
    public static Task<string> Focus(this BrowserTab tab) =>
        tab.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText).trim()");
}
