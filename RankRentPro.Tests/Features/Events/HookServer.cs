using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RankRentPro.Tests.Features.Events;

/// <summary>Another program that is told what happens.</summary>
public sealed record Heard(string Id, string Timestamp, string Signature, string Body);

/// <summary>Keeps what it is told, and answers as the test says.</summary>
public sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Heard> _news = Channel.CreateUnbounded<Heard>();

    private HookServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/hooks", Hear);
        _app.MapPost("/elsewhere", () => Results.Redirect("/hooks", permanent: false, preserveMethod: true));
    }

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>Sent as <c>Retry-After</c> when set.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>What happens while its answer is awaited.</summary>
    public Action? OnHeard { get; set; }

    public ConcurrentQueue<Heard> Heard { get; } = new();

    /// <summary>The next that nobody asked for yet, as soon as it comes.</summary>
    public Task<Heard> Next() => _news.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public string Url => $"{_app.Urls.First()}/hooks";

    public static async Task<HookServer> Started()
    {
        var server = new HookServer();
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Hear(HttpRequest request)
    {
        var body = await new StreamReader(request.Body).ReadToEndAsync();
        var heard = new Heard(request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body);
        Heard.Enqueue(heard);
        _news.Writer.TryWrite(heard);
        OnHeard?.Invoke();
        request.HttpContext.Response.Headers.RetryAfter = RetryAfter;
        return Results.StatusCode(Status);
    }
}
