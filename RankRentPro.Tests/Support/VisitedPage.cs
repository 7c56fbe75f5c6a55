using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RankRentPro.Tests.Support;

/// <summary>An answer, read as HTML.</summary>
public sealed class VisitedPage
{
    private readonly Visitor _visitor;
    private readonly Lazy<IHtmlDocument> _document;

    internal VisitedPage(Visitor visitor, HttpRequestMessage request, HttpResponseMessage response, byte[] bytes)
    {
        _visitor = visitor;
        Address = new Uri(visitor.Url, request.RequestUri!);
        Seen = Address;
        Status = response.StatusCode;
        Headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        Bytes = bytes;
        Body = Encoding.UTF8.GetString(bytes);
        _document = new(() => PageReader.Read(Body, Address));
    }

    public Uri Address { get; }

    /// <summary>What the address bar shows: differs from <see cref="Address"/> for a fragment.</summary>
    public Uri Seen { get; init; }

    public HttpStatusCode Status { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public byte[] Bytes { get; }

    public string Body { get; }

    public IHtmlDocument Document => _document.Value;

    /// <summary>Where a redirect of the server or of htmx leads, path and query only.</summary>
    public string? LeadsTo => (Header("Location") ?? Header("HX-Redirect")) is { } target ? new Uri(Address, target).PathAndQuery : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    /// <summary>The only element that matches; the answer is in the failure when there is none or more.</summary>
    public IElement One(string selector)
    {
        var all = All(selector);
        return all.Count == 1 ? all[0] : throw Wrong($"{all.Count} elements match {selector}, expected 1");
    }

    public IReadOnlyList<IElement> All(string selector) => [.. Document.QuerySelectorAll(selector)];

    /// <summary>The visible words of one element, spaces collapsed.</summary>
    public string Text(string selector) => PageReader.Words(One(selector));

    public string Text() => PageReader.Words(Document.Body!);

    public IReadOnlyList<string> Texts(string selector) => [.. All(selector).Select(PageReader.Words)];

    /// <summary>The form that matches, or that encloses the element that matches.</summary>
    public VisitedForm Form(string selector = "form")
    {
        var element = One(selector);
        var form = element as IHtmlFormElement ?? element.Closest("form") as IHtmlFormElement ?? throw Wrong($"{selector} is no form and in none");
        return new(_visitor, this, form);
    }

    /// <summary>Follows a link, or presses a button, as a browser without script would.</summary>
    public Task<VisitedPage> Click(string selector) => One(selector) switch
    {
        IHtmlAnchorElement { Href.Length: > 0 } link => _visitor.Send(new(HttpMethod.Get, link.Href)),
        IHtmlButtonElement { Form: not null } button => new VisitedForm(_visitor, this, button.Form).Press(button),
        _ => throw Wrong($"{selector} is neither a link nor a button of a form"),
    };

    /// <summary>Follows a link, or presses a button, as htmx would, by the hx-attributes that are on it.</summary>
    public Task<VisitedPage> ClickAsHtmx(string selector) => One(selector) switch
    {
        IHtmlButtonElement { Form: { } form } button when !HtmxRequest.IsOn(button) => new VisitedForm(_visitor, this, form).AsHtmx().Press(button),
        var element when HtmxRequest.IsOn(element) => _visitor.Send(HtmxRequest.Of(element, Seen), Seen),
        _ => throw Wrong($"{selector} has no hx-get or the like"),
    };

    /// <summary>The page that this answer, when it is a redirect, leads to in the end; else the page itself.</summary>
    public async Task<VisitedPage> Followed()
    {
        var page = this;
        for (var steps = 0; page.LeadsTo is { } next; steps++)
        {
            page = steps < 10 ? await _visitor.Get(next) : throw Wrong("ten redirects in a row");
        }
        return page;
    }

    public override string ToString() => $"{(int)Status} {Address.PathAndQuery}\n{Body}";

    private InvalidOperationException Wrong(string what) => new($"{what} on {this}");
}
