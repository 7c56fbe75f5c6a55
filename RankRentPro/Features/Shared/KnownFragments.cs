using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Shared;

public static class KnownFragments
{
    /// <summary>
    /// A fragment that shows nothing but what its variant holds, rendered once until something is written: values that equal each other,
    /// such as a record of texts and numbers. What is read for it is read at every request.
    /// </summary>
    public static Task<IHtmlContent> KnownPartialAsync(this IHtmlHelper html, string name, object model, object variant) =>
        html.ViewContext.HttpContext.RequestServices.GetRequiredService<Database>()
            .Known(nameof(KnownFragments), _ => new KeptFragments())
            .Partial(html, name, model, variant);
}
