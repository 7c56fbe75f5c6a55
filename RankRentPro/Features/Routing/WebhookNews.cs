using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Routing;

/// <summary>One event and what it changes, in the transaction that records it.</summary>
public sealed class WebhookNews(WebhookForm form, string kind, string? token)
{
    /// <summary>The leg or the recording that the event is about, as far as it can be read.</summary>
    public string? Subject => Leg?.Sid ?? Recording?.Sid;

    /// <summary>Twilio has audio that is not here yet.</summary>
    public bool TellsAudio => Recording is { IsReady: true };

    private LegRow? Leg { get; } = kind == "call" ? form.Leg() : null;
    private RecordingRow? Recording { get; } = form.Recording();

    /// <returns>False when the event names nothing that this app knows of.</returns>
    public bool Take(DbConnection connection, DateTimeOffset now)
    {
        var (leg, recording) = (Leg, Recording);
        if (leg is null && recording is null)
        {
            return false;
        }
        var call = leg?.CallSid ?? CallOf(connection, recording!.LegSid);
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

    // A recording of a dialled leg belongs to the call that the leg was dialled for.
    private static string CallOf(DbConnection connection, string legSid) => LegsSql.BySid(connection, [legSid]) is [var leg] ? leg.CallSid : legSid;

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
        return changes.Count == 0 ? WebhookEventRow.Nothing : string.Join("; ", changes);
    }

    private static void Compare(List<string> changes, string what, string before, string after)
    {
        if (before != after)
        {
            changes.Add($"{what} {before} to {after}");
        }
    }
}
