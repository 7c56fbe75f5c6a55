using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace RankRentPro.Web;

/// <summary>Fragments that need not be rendered at every request: each is rendered once for as long as it is kept.</summary>
public sealed class KeptFragments
{
    private readonly ConcurrentDictionary<(string Name, object? Variant), HtmlString> _fragments = new();

    internal async Task<IHtmlContent> Partial(IHtmlHelper html, string name, object? model, object? variant) =>
        _fragments.TryGetValue((name, variant), out var kept) ? kept : _fragments[(name, variant)] = (await html.PartialAsync(name, model)).Kept();
}

public static class KeptHtml
{
    private const int Usual = 8 * 1024;

    /// <summary>A fragment in which nothing depends on who asks, on what and when; there are as many of it as variants.</summary>
    public static Task<IHtmlContent> KeptPartialAsync(this IHtmlHelper html, string name, object? model = null, object? variant = null) =>
        html.ViewContext.HttpContext.RequestServices.GetRequiredService<KeptFragments>().Partial(html, name, model, variant);

    /// <summary>The same as text, which may be shown more than once; what a fragment renders is gone once it is shown.</summary>
    public static HtmlString Kept(this IHtmlContent content)
    {
        using var text = new StringWriter(new(Usual), System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(text, HtmlEncoder.Default);
        return new HtmlString(text.ToString());
    }
}
