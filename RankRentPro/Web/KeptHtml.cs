using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace RankRentPro.Web;

public static class KeptHtml
{
    /// <summary>The same as text, which may be shown more than once; what a fragment renders is gone once it is shown.</summary>
    public static IHtmlContent Kept(this IHtmlContent content)
    {
        using var text = new StringWriter();
        content.WriteTo(text, HtmlEncoder.Default);
        return new HtmlString(text.ToString());
    }
}
