using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RankRentPro.Tests.Support;

/// <summary>The request that a browser, or htmx, makes of a form.</summary>
internal static class FormRequest
{
    public static HttpRequestMessage Of(IHtmlFormElement form, IHtmlElement? button, IReadOnlyList<(string Name, string Value)> fields, bool asHtmx)
    {
        var (method, url) = asHtmx ? OfHtmx(form, button) : OfBrowser(form, button);
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (method == HttpMethod.Get)
        {
            using var query = new FormUrlEncodedContent(pairs);
            return new(method, new UriBuilder(url) { Query = query.ReadAsStringAsync().Result, Fragment = "" }.Uri);
        }
        return new(method, url) { Content = Content(form, pairs) };
    }

    private static (HttpMethod Method, Uri Url) OfBrowser(IHtmlFormElement form, IHtmlElement? button)
    {
        var method = button?.GetAttribute("formmethod") ?? form.GetAttribute("method") ?? "get";
        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return method.ToLowerInvariant() switch
        {
            "dialog" => throw new InvalidOperationException($"This closes the dialog and sends nothing: {(button ?? form).OuterHtml}"),
            "post" => (HttpMethod.Post, Resolve(form, action)),
            _ => (HttpMethod.Get, Resolve(form, action)),
        };
    }

    private static (HttpMethod Method, Uri Url) OfHtmx(IHtmlFormElement form, IHtmlElement? button)
    {
        if (button?.GetAttribute("formmethod") == "dialog")
        {
            return OfBrowser(form, button);
        }
        var element = new IElement?[] { button, form }.FirstOrDefault(element => element is not null && HtmxRequest.IsOn(element))
            ?? throw new InvalidOperationException($"htmx does nothing with this form: {form.OuterHtml}");
        var (method, url) = HtmxRequest.AddressOf(element);
        return (method, Resolve(form, url));
    }

    // An empty action is the page itself, query and all.
    private static Uri Resolve(IElement form, string? url) => new(new Uri(form.BaseUri), url ?? "");

    private static HttpContent Content(IHtmlFormElement form, List<KeyValuePair<string, string>> pairs)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(pairs);
        }
        var content = new MultipartFormDataContent();
        pairs.ForEach(pair => content.Add(new StringContent(pair.Value), pair.Key));
        return content;
    }
}
