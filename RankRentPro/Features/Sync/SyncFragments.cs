using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using RankRentPro.Features.Shared;
using RankRentPro.Web;

namespace RankRentPro.Features.Sync;

public static class SyncFragments
{
    private const string Line = "/Features/Sync/_SyncLine.cshtml";
    private const string Import = "/Features/Sync/_ImportLine.cshtml";

    /// <summary>How old the data is, with the button that refreshes it.</summary>
    public static Task<IHtmlContent> SyncLineAsync(this IHtmlHelper html, SyncLine line)
    {
        var context = html.ViewContext.HttpContext;
        return html.KnownPartialAsync(Line, line, (line.Shown, context.RequestServices.GetRequiredService<FormTokens>().Input(context)));
    }

    /// <summary>How far the older calls are; one that is finished shows nothing, and always the same.</summary>
    public static Task<IHtmlContent> ImportLineAsync(this IHtmlHelper html, SyncLine line) =>
        line.Import is { IsFinished: true } finished ? html.KeptPartialAsync(Import, finished) : html.PartialAsync(Import, line.Import);
}
