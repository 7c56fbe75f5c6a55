using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Routing;

/// <summary>Twilio tells how a call, a leg or a recording goes on: verified, recorded and answered at once.</summary>
public static class StatusWebhooks
{
    private const int LargestForm = 64 * 1024;
    private const string TokenHeader = "I-Twilio-Idempotency-Token";

    public static void MapStatusWebhooks(this IEndpointRouteBuilder app)
    {
        Map(app, WebhookAddresses.CallStatusPath, "call");
        Map(app, WebhookAddresses.RecordingStatusPath, "recording");
    }

    private static void Map(IEndpointRouteBuilder app, string path, string kind) => app
        .MapPost(path, (HttpRequest request, Database database, TimeProvider clock) => Take(request, kind, database, clock))
        .AddEndpointFilter<SignedWebhook>()
        .AllowAnonymous()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(LargestForm), new SkipStatusCodePagesAttribute());

    private static Results<NoContent, BadRequest> Take(HttpRequest request, string kind, Database database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var form = WebhookForm.Of(request.Form, now);
        var news = new WebhookNews(form, kind, request.Headers[TokenHeader] is [{ Length: > 0 and <= 200 } token] ? token : null);
        return database.Write(connection => news.Take(connection, now)) ? TypedResults.NoContent() : TypedResults.BadRequest();
    }
}

/// <summary>One event and what it changes, in the transaction that records it.</summary>
public sealed class WebhookNews(WebhookForm form, string kind, string? token)
{
    /// <returns>False when the event names nothing that this app knows of.</returns>
    public bool Take(DbConnection connection, DateTimeOffset now)
    {
        var (leg, recording) = (kind == "call" ? form.Leg() : null, form.Recording());
        if (leg is null && recording is null)
        {
            return false;
        }
        var call = leg?.CallSid ?? recording!.LegSid;
        var id = WebhookEventsSql.Insert(connection, new WebhookEventRow
        {
            ReceivedAt = now,
            Kind = kind,
            CallSid = call,
            SubjectSid = leg?.Sid ?? recording!.Sid,
            Digest = form.Digest,
            Token = token,
            Form = form.Json,
        });
        if (id is { } known)
        {
            var before = CallsSql.Find(connection, call);
            var intake = new CallIntake(connection, SettingsSql.TimeZone(connection), now);
            _ = leg is not null ? intake.TakeLegs([leg]) : intake.TakeRecordings([recording!]);
            WebhookEventsSql.SetChange(connection, known, Words(before, CallsSql.Find(connection, call)));
        }
        return true;
    }

    private static string Words(CallRow? before, CallRow? after)
    {
        if (after is null)
        {
            return "waits for its parent leg";
        }
        var changes = new List<string>();
        if (before is null)
        {
            changes.Add($"new call, {after.Outcome}");
        }
        else
        {
            Compare(changes, "outcome", before.Outcome, after.Outcome);
            Compare(changes, "duration", $"{before.Duration} s", $"{after.Duration} s");
            Compare(changes, "recordings", $"{before.Recordings}", $"{after.Recordings}");
            Compare(changes, "reason", before.Reason, after.Reason);
        }
        return changes.Count == 0 ? "nothing" : string.Join("; ", changes);
    }

    private static void Compare(List<string> changes, string what, string before, string after)
    {
        if (before != after)
        {
            changes.Add($"{what} {before} to {after}");
        }
    }
}
