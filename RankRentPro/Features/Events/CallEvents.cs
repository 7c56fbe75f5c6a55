using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Events;

/// <summary>What changes of calls mean to other programs.</summary>
public static class CallEvents
{
    private const int MostOrdered = 100;
    private static readonly TimeSpan LongestOrder = TimeSpan.FromHours(1);

    /// <summary>In the order of the changes; nothing where nobody wants to be told, and nothing of calls that were over before somebody did.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="changes">Of calls.</param>
    /// <param name="isNew">Whether a recording is ready since these changes only.</param>
    public static List<OutgoingEvent> Of(DbConnection connection, IReadOnlyCollection<CallChange> changes, Func<RecordingRow, bool> isNew)
    {
        if (changes.Count == 0 || EventsSql.FirstAsked(connection) is not { } since)
        {
            return [];
        }
        var news = changes.Where(change => IsNews(change) && !(change.After.EndedAt < since)).ToList();
        if (news.FindAll(IsBeginning) is { Count: > 0 } begun)
        {
            // Twilio tells of the call before it answers who ordered it: so far it reaches the phone of the agency, which is nobody else's business.
            var ordered = PlacedCallsSql.Undecided(connection, begun.Min(change => change.After.StartedAt) - LongestOrder, MostOrdered);
            news.RemoveAll(change => IsBeginning(change) && ordered.Exists(click => (click.FromNumber, click.Phone) == (change.After.FromNumber, change.After.ToNumber)));
        }
        return news.Count == 0 ? [] : [.. Events(connection, news, isNew)];
    }

    private static IEnumerable<OutgoingEvent> Events(DbConnection connection, List<CallChange> news, Func<RecordingRow, bool> isNew)
    {
        var calls = Told(connection, news.Where(change => TypeOf(change) is not null));
        var recordings = Ready(connection, news.Where(HasRecording));
        foreach (var change in news)
        {
            var call = change.After;
            if (TypeOf(change) is { } type)
            {
                yield return new(type, call.Sid, call.EndedAt ?? call.StartedAt, calls[call.Sid]);
            }
            foreach (var recording in recordings[call.Sid].Where(one => change.Before is null || isNew(one)))
            {
                yield return new("recording.available", recording.Sid, recording.CreatedAt, ApiRecording.Of(recording, call, _ => null));
            }
        }
    }

    private static bool IsNews(CallChange change) => TypeOf(change) is not null || HasRecording(change);

    private static bool HasRecording(CallChange change) => change.After.Recordings > (change.Before?.Recordings ?? 0);

    private static bool IsBeginning(CallChange change) => change.After is { Outcome: "in-progress", Direction: "outbound" };

    private static string? TypeOf(CallChange change) => change.After.Outcome switch
    {
        // Or it turns out whom it is to reach; who was told of it before is not told again.
        "in-progress" when change.Before is null || change.Before.ToNumber != change.After.ToNumber => "call.started",
        "in-progress" => null,
        var same when same == change.Before?.Outcome => null,
        "missed" => "call.missed",
        "voicemail" => "voicemail.received",
        // Busy, failed and the like too: who heard of its start hears of its end, and the status says which.
        _ => "call.completed",
    };

    private static Dictionary<string, ApiCall> Told(DbConnection connection, IEnumerable<CallChange> changes) =>
        CallLog.Told(connection, CallsSql.BySid(connection, changes.Select(change => change.After.Sid)), new(TimeZoneInfo.Utc, _ => null)).ToDictionary(call => call.Id);

    private static ILookup<string, RecordingRow> Ready(DbConnection connection, IEnumerable<CallChange> changes)
    {
        var legs = LegsSql.OfCalls(connection, changes.Select(change => change.After.Sid)).DistinctBy(leg => leg.Sid).ToDictionary(leg => leg.Sid, leg => leg.CallSid);
        return RecordingsSql.OfLegs(connection, legs.Keys).Where(recording => recording.IsAudible).ToLookup(recording => legs[recording.LegSid]);
    }
}
