using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace RankRentPro.Tests.Features.Events;

/// <summary>Another program that is told what happens.</summary>
public sealed record Heard(string Id, string Timestamp, string Signature, string Body);

/// <summary>Keeps what it is told, and answers as the test says.</summary>
public sealed class HookServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private HookServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/hooks", Hear);
        _app.MapPost("/elsewhere", () => Results.Redirect("/hooks", permanent: false, preserveMethod: true));
    }

    public int Status { get; set; } = StatusCodes.Status204NoContent;

    public ConcurrentQueue<Heard> Heard { get; } = new();

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
        Heard.Enqueue(new(request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString(), request.Headers["webhook-signature"].ToString(), body));
        return Results.StatusCode(Status);
    }
}
