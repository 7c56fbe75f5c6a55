namespace RankRentPro.Tests.Browser;

/// <summary>Scripts that make a page believe that nobody sees its tab: a headless browser has no background.</summary>
internal static class BackgroundTab
{
    /// <summary>Before the page's own scripts: a link was opened in a new tab that nobody has looked at yet.</summary>
    public const string OpenedHidden = "Object.defineProperty(document, 'hidden', { configurable: true, value: true })";

    public const string Hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: true }); document.dispatchEvent(new Event('visibilitychange'))";
    public const string Show = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";
}
