using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RankRentPro.Tests.Support;

/// <summary>What htmx 4 sends for an element, by its attributes.</summary>
internal static class HtmxRequest
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static bool IsOn(IElement element) => Methods.Any(method => element.HasAttribute($"hx-{method}"));

    public static (HttpMethod Method, string Url) AddressOf(IElement element)
    {
        var method = Methods.First(method => element.HasAttribute($"hx-{method}"));
        var url = element.GetAttribute($"hx-{method}")!;
        return (HttpMethod.Parse(method), url.Length > 0 ? url : element.BaseUri);
    }

    public static HttpRequestMessage Of(IElement element, Uri seen)
    {
        var (method, url) = AddressOf(element);
        var request = new HttpRequestMessage(method, new Uri(new Uri(element.BaseUri), url));
        Mark(request, element, null, seen);
        return request;
    }

    /// <param name="request">Gets the headers.</param>
    /// <param name="source">The element that asks.</param>
    /// <param name="target">An id, when the attribute <c>hx-target</c> is not to decide.</param>
    /// <param name="seen">The address bar.</param>
    public static void Mark(HttpRequestMessage request, IElement source, string? target, Uri seen)
    {
        var found = target is null ? Target(source) : source.Owner!.GetElementById(target);
        var isWhole = found is IHtmlBodyElement || source.HasAttribute("hx-select");
        Mark(request, found is null ? $"div#{target}" : Named(found), seen, isWhole ? "full" : "partial");
        request.Headers.Add("HX-Source", Named(source));
        foreach (var (name, value) in InheritedHeaders(source))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public static void Mark(HttpRequestMessage request, string target, Uri seen, string type = "partial")
    {
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Request-Type", type);
        request.Headers.Add("HX-Target", target);
        request.Headers.Add("HX-Current-URL", seen.AbsoluteUri);
        request.Headers.Accept.ParseAdd("text/html");
    }

    private static IElement Target(IElement source)
    {
        var selector = Inherited(source, "hx-target");
        return selector switch
        {
            null or "this" => source,
            _ when selector.StartsWith("closest ", StringComparison.Ordinal) => source.Closest(selector[8..]) ?? source,
            _ when selector.StartsWith("find ", StringComparison.Ordinal) => source.QuerySelector(selector[5..]) ?? source,
            _ => source.Owner!.QuerySelector(selector) ?? Missing(source, selector),
        };
    }

    // A fragment names targets of the page around it, which is not part of this answer.
    private static IElement Missing(IElement source, string selector)
    {
        var element = source.Owner!.CreateElement("div");
        element.Id = selector.TrimStart('#');
        return element;
    }

    private static string? Inherited(IElement source, string name)
    {
        if (source.GetAttribute(name) is { } own)
        {
            return own;
        }
        for (var element = source; element is not null; element = element.ParentElement)
        {
            if (element.GetAttribute($"{name}:inherited") is { } inherited)
            {
                return inherited;
            }
        }
        return null;
    }

    private static Dictionary<string, string> InheritedHeaders(IElement source) =>
        Inherited(source, "hx-headers") is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];

    private static string Named(IElement element) => element.LocalName + (string.IsNullOrEmpty(element.Id) ? "" : $"#{element.Id}");
}
