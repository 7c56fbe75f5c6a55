using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Shared;

namespace RankRentPro.Features.Sync;

/// <summary>The address at which Twilio tells of calls, and since when: earlier calls could not be told.</summary>
public sealed record WebhookReach(string Address, DateTimeOffset Since)
{
    private const string Name = "webhooks";

    /// <summary>Where a number tells the end of the calls that it asks about at <see cref="Address"/>.</summary>
    [JsonIgnore]
    public string? CallStatus => WebhookAddresses.CallStatusBeside(Address);

    public static WebhookReach? Read(DbConnection connection) =>
        JobRunsSql.Remembered(connection, Name) is { Length: > 0 } text ? JsonSerializer.Deserialize<WebhookReach>(text) : null;

    /// <summary>Remembers a new address, or that there is none.</summary>
    public static void Note(DbConnection connection, string? voiceUrl, DateTimeOffset now)
    {
        var address = voiceUrl?.Split('#')[0];
        if (Read(connection)?.Address != address)
        {
            JobRunsSql.Remember(connection, Name, address is null ? "" : JsonSerializer.Serialize(new WebhookReach(address, now)));
        }
    }
}

/// <summary>
/// A call was missed by webhooks when Twilio had to tell its end here, a poll was the first to do so, and some minutes later
/// still no event said it. Twilio has to tell a call that the app placed, and one to a number that asks this app what to do
/// and tells it how calls end.
/// </summary>
public static class MissedWebhooksSql
{
    // Events and polls race: what comes within this time was not missed.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Notes the calls whose end a poll told first.</summary>
    public static void Suspect(DbConnection connection, IReadOnlyCollection<CallRow> ended, DateTimeOffset now)
    {
        if (ended.Count == 0 || WebhookReach.Read(connection) is not { } reach)
        {
            return;
        }
        connection.Execute("""
            insert into webhook_suspects (call_sid, day, noticed_at)
            select @Sid, @Day, @now
            where iif(@IsInbound,
                exists (select 1 from numbers where id = @NumberId and substr(voice_url, 1, instr(voice_url || '#', '#') - 1) = @Address
                    and substr(status_callback, 1, instr(status_callback || '#', '#') - 1) = @CallStatus),
                exists (select 1 from placed_calls where sid = @Sid))
            on conflict (call_sid) do nothing
            """, ended.Where(call => call.StartedAt >= reach.Since)
                .Select(call => new { call.Sid, Day = UtcDay.Text(UtcDay.Of(call.StartedAt)), call.IsInbound, call.NumberId, reach.Address, reach.CallStatus, now }));
    }

    /// <summary>Counts those that no event told meanwhile, once each, for the day they began.</summary>
    /// <returns>How many were missed and repaired.</returns>
    public static int Judge(DbConnection connection, DateTimeOffset now)
    {
        var due = now - Grace;
        var missed = connection.Query<string>("""
            select suspect.day
            from webhook_suspects suspect
            where suspect.noticed_at <= @due
              and not exists (
                select 1
                from webhook_events event
                where event.call_sid = suspect.call_sid
                  and event.subject_sid = suspect.call_sid
                  and exists (
                    select 1
                    from json_each(event.form) field
                    where field.value ->> 0 = 'CallStatus'
                      and field.value ->> 1 in ('completed', 'busy', 'no-answer', 'failed', 'canceled')))
            """, new { due }).AsList();
        connection.Execute("delete from webhook_suspects where noticed_at <= @due", new { due });
        HistoryDaysSql.AddMissed(connection, missed);
        return missed.Count;
    }
}
