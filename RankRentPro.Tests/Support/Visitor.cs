using System.Net;

namespace RankRentPro.Tests.Support;

/// <summary>Someone with a browser: cookies are kept, redirects are followed only when asked, pages are read as HTML.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    public Visitor(Uri url)
    {
        Url = url;
        _client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = url };
    }

    public Uri Url { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent with every request, such as <c>Accept-Language</c>.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public Task<VisitedPage> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>What htmx would get for the region with this id at the same address.</summary>
    public Task<VisitedPage> GetFragment(string path, string target, string tag = "div")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        HtmxRequest.Mark(request, $"{tag}#{target}", new Uri(Url, path));
        return Send(request, new Uri(Url, path));
    }

    /// <summary>Gets a page and every redirect it answers with.</summary>
    public async Task<VisitedPage> GetFollowing(string path) => await (await Get(path)).Followed();

    /// <summary>Posts fields that are on no page, antiforgery token and all else left out.</summary>
    public Task<VisitedPage> Post(string path, params (string Name, string Value)[] fields) => Send(new(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <param name="request">Any request; its address may be relative.</param>
    /// <param name="seen">The address in the address bar while htmx asks; by default the request's.</param>
    public async Task<VisitedPage> Send(HttpRequestMessage request, Uri? seen = null)
    {
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new(this, request, response, bytes) { Seen = seen ?? new Uri(Url, request.RequestUri!) };
    }

    public void Dispose() => _client.Dispose();
}
