using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Live;

/// <summary>The one event stream of an open page.</summary>
public static class LiveApi
{
    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapGet("/live/calls", (HttpContext context, [AsParameters] CallQueryText query, Database database) =>
            Open(context, new LiveView { Zone = context.SignedIn().Zone, Calls = Filter(query, context.SignedIn().Zone, database) }));
        app.MapGet("/live/numbers", (HttpContext context) => Open(context, new LiveView { Zone = context.SignedIn().Zone, Numbers = true }));
        // A page without a list of its own to keep hears of the events alone.
        app.MapGet("/live/page", (HttpContext context) => Open(context, new LiveView { Zone = context.SignedIn().Zone }));
        app.MapGet("/live/dashboard", (HttpContext context) => Open(context, new LiveView { Zone = context.SignedIn().Zone, Dashboard = true }));
    }

    private static ServerSentEventsResult<string> Open(HttpContext context, LiveView view)
    {
        var services = context.RequestServices;
        var topics = services.GetRequiredService<LiveTopics>();
        var start = LivePlace.Parse(context.Request.Headers["Last-Event-ID"]) ?? LivePlace.Parse(context.Request.Query["since"])
            ?? LivePlace.Now(services.GetRequiredService<Database>(), topics);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        context.Response.RegisterForDispose(stop);
        // nginx would keep the events until its buffer is full.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(services.GetRequiredService<LiveFeed>().Read(context, view, start, stop.Token));
    }

    private static CallFilter Filter(CallQueryText query, TimeZoneInfo zone, Database database)
    {
        // What cannot be read is told by the page itself; it shows no row then.
        var problems = new ModelStateDictionary();
        var filter = database.Read(connection => CallFilter.Read(connection, query, zone, problems));
        return problems.IsValid ? filter with { After = null } : new() { NumberId = 0 };
    }
}
