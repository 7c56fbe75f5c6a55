using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RankRentPro.Features.Routing;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>
/// What lies between Twilio and the app: another application that answers Twilio's questions at <c>/other/{name}</c>,
/// and the way that events take to the app, which may lose them or hold them up.
/// </summary>
public sealed class Outside : IAsyncDisposable
{
    private static readonly string[] Signed = ["X-Twilio-Signature", "I-Twilio-Idempotency-Token"];

    private readonly HttpClient _http = new();
    private readonly List<HeldEvent> _held = [];
    private WebApplication _server = null!;

    /// <summary>The address that Twilio knows.</summary>
    public string Url => _server.Urls.First();

    public Uri App { get; set; } = null!;
    public CallPlay Play { get; set; } = new();
    public Delivery Delivery { get; set; }

    public async Task Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapPost("/other/{name}", (string name) => Results.Text(Play.Document(name), "text/xml"));
        _server.MapPost(WebhookAddresses.VoicePath, async (HttpRequest request) => Results.Text(await Post(await HeldEvent.Of(request)), "text/xml"));
        _server.MapPost("/webhooks/{**path}", Take);
        await _server.StartAsync();
    }

    /// <summary>Hands over what was held up, in an order of chance.</summary>
    public IReadOnlyList<HeldEvent> Release(int seed)
    {
        HeldEvent[] events = [.. _held, .. _held];
        new Random(seed).Shuffle(events);
        _held.Clear();
        return events;
    }

    public async Task<string> Post(HeldEvent happened)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(App, happened.Target)) { Content = new ByteArrayContent(happened.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        foreach (var (name, value) in happened.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{happened.Target}: {answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task Take(HttpRequest request)
    {
        var happened = await HeldEvent.Of(request);
        if (Delivery == Delivery.ByPolling || (Play.Lost is { } lost && happened.Text.Contains(lost, StringComparison.Ordinal)))
        {
            return;
        }
        if (Delivery == Delivery.InWrongOrder)
        {
            _held.Add(happened);
            return;
        }
        await Post(happened);
    }

    /// <summary>One request of Twilio as it came.</summary>
    public sealed record HeldEvent(string Target, byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Body);

        public static async Task<HeldEvent> Of(HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return new(request.Path + request.QueryString, body.ToArray(), Signed.ToDictionary(name => name, name => request.Headers[name].ToString()));
        }
    }
}
