using System.Net;
using System.Net.ServerSentEvents;

namespace RankRentPro.Tests.Support;

/// <summary>The event stream that an open page listens to.</summary>
public sealed class Listener : IAsyncDisposable
{
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private Listener(HttpClient client, HttpResponseMessage response, Stream body)
    {
        (_client, _response) = (client, response);
        _items = SseParser.Create(body).EnumerateAsync(_patience.Token).GetAsyncEnumerator();
        _patience.CancelAfter(TimeSpan.FromSeconds(30));
    }

    public string ContentType => _response.Content.Headers.ContentType!.MediaType!;

    /// <summary>The id of the message that came last: what a browser sends when it connects again.</summary>
    public string LastId { get; private set; } = "";

    /// <param name="visitor">Whose page it is.</param>
    /// <param name="path">Of the stream, as the page names it.</param>
    /// <param name="lastId">After a lost connection.</param>
    public static async Task<Listener> Open(Visitor visitor, string path, string? lastId = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = visitor.Cookies, AllowAutoRedirect = false }) { BaseAddress = visitor.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        }
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(client, response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Reads on until a message fits.</summary>
    public async Task<SseItem<string>> Until(Func<SseItem<string>, bool> fits)
    {
        while (await _items.MoveNextAsync())
        {
            LastId = _items.Current.EventId is { Length: > 0 } id ? id : LastId;
            if (fits(_items.Current))
            {
                return _items.Current;
            }
        }
        throw new InvalidOperationException("The stream ended.");
    }

    public Task<SseItem<string>> Row(string text) => Until(item => item.EventType == "message" && item.Data.Contains(text, StringComparison.Ordinal));

    public Task<SseItem<string>> Event(string name) => Until(item => item.EventType == name);

    /// <summary>Reads on until the server ends the stream.</summary>
    public async Task<IReadOnlyList<SseItem<string>>> End()
    {
        var rest = new List<SseItem<string>>();
        while (await _items.MoveNextAsync())
        {
            rest.Add(_items.Current);
        }
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _patience.Dispose();
        _response.Dispose();
        _client.Dispose();
    }
}
