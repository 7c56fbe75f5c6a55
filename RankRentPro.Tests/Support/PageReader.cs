using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RankRentPro.Tests.Support;

/// <summary>Reads whole pages and what htmx swaps into them: table rows may stand alone there.</summary>
internal static partial class PageReader
{
    public static IHtmlDocument Read(string html, Uri address)
    {
        var context = BrowsingContext.New(Configuration.Default);
        // htmx takes the partials out before it reads the rest.
        var partials = Partial().Matches(html).Select(match => match.Groups["open"].Value + Housed(match.Groups["inside"].Value) + "</hx-partial>");
        var document = new HtmlParser(default, context).ParseDocument(Housed(Partial().Replace(html, "")) + string.Concat(partials));
        // Links and forms are resolved against it; the page's own base, if it has one, stands first.
        var origin = document.CreateElement("base");
        origin.SetAttribute("href", address.AbsoluteUri);
        document.Head!.AppendChild(origin);
        return document;
    }

    public static string Words(IElement element) => Space().Replace(element.TextContent, " ").Trim();

    // A browser drops a row that is in no table.
    private static string Housed(string html) => BareRow().IsMatch(html) ? $"<table><tbody>{html}</tbody></table>" : html;

    [GeneratedRegex(@"(?<open><hx-partial\b[^>]*>)(?<inside>.*?)</hx-partial>", RegexOptions.Singleline)]
    private static partial Regex Partial();

    [GeneratedRegex(@"^\s*<tr\b")]
    private static partial Regex BareRow();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
