namespace RankRentPro.Tests.Browser;

/// <summary>Scripts that make a page believe that nobody sees its tab: a headless browser has no background.</summary>
internal static class BackgroundTab
{
    public const string Hide = "Object.defineProperty(document, 'hidden', { configurable: true, value: true }); document.dispatchEvent(new Event('visibilitychange'))";
    public const string Show = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";
}
