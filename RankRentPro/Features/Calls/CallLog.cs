using System.Data.Common;
using System.Globalization;
using RankRentPro.Features.Recordings;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

/// <summary>A page of calls as the API tells them.</summary>
public sealed record CallLog(IReadOnlyList<ApiCall> CallLogs, ApiPagination Pagination)
{
    public static CallLog Read(DbConnection connection, CallFilter filter, CallLogPage asked, CallLogView view) =>
        asked.Since is null ? List(connection, filter, asked.Page, view) : Changed(connection, filter, asked, view);

    internal static List<ApiCall> Told(DbConnection connection, IReadOnlyList<CallRow> calls, CallLogView view) => Told(connection, CallNotesSql.Mark(connection, calls), view);

    private static List<ApiCall> Told(DbConnection connection, IReadOnlyList<MarkedRow> calls, CallLogView view)
    {
        var recordings = Recordings(connection, [.. calls.Where(call => call.Row.Recordings > 0).Select(call => call.Row.Sid)]);
        return [.. calls.Select(call => ApiCall.Of(new(call.Row, call.Marks, view.Zone), recordings.TryGetValue(call.Row.Sid, out var sid) ? view.Media(sid) : null))];
    }

    private static CallLog List(DbConnection connection, CallFilter filter, ApiPage page, CallLogView view)
    {
        var listed = page.Place is { } place ? filter with { After = CallFilterReading.ParsePlace(place) } : filter with { Offset = page.Offset };
        var (count, stretch) = CallListSql.Read(connection, listed, page.Limit, view.Zone);
        return new(Told(connection, stretch.Calls, view), Answer(page, count, stretch.Next));
    }

    // The oldest change first.
    private static CallLog Changed(DbConnection connection, CallFilter filter, CallLogPage asked, CallLogView view)
    {
        var (page, since) = (asked.Page, asked.Since!.Value);
        // Of one millisecond all calls are told: the id tells them apart.
        var after = page.Place is { } place && CallFilterReading.ParsePlace(place) is { } known
            ? (DateTimeOffset.FromUnixTimeMilliseconds(known.StartedAt), known.Id)
            : (since, 0L);
        var (count, changed) = CallListSql.Changed(connection, filter, new(since, after), page.Limit);
        var next = changed.Last is { } last ? Place(last.ChangedAt, last.Id) : null;
        var end = changed.Calls is [.., var told] ? Place(told.ChangedAt, told.Id) : Place(after.Item1, after.Item2);
        return new(Told(connection, changed.Calls, view), Answer(page, count, next) with { SyncCursor = page.Cursor(next ?? end) });
    }

    // Nothing changed before 1970, and a place has no sign.
    private static string Place(DateTimeOffset changedAt, long id) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, changedAt.ToUnixTimeMilliseconds())}-{id}");

    private static ApiPagination Answer(ApiPage page, CallCount count, string? next)
    {
        var isCapped = !count.IsExact && (count.Calls > CallSearch.CountedRows || count.OfLatest);
        return page.Answer(isCapped ? Math.Min(count.Calls, CallSearch.CountedRows) : count.Calls, isCapped, next);
    }

    // The first that can be heard of each call.
    private static Dictionary<string, string> Recordings(DbConnection connection, IReadOnlyCollection<string> sids)
    {
        if (sids.Count == 0)
        {
            return [];
        }
        var legs = LegsSql.OfCalls(connection, sids).DistinctBy(leg => leg.Sid).ToDictionary(leg => leg.Sid, leg => leg.CallSid);
        return RecordingsSql.OfLegs(connection, legs.Keys).Where(recording => recording.IsAudible)
            .GroupBy(recording => legs[recording.LegSid]).ToDictionary(call => call.Key, call => call.First().Sid);
    }
}

/// <summary>Which calls of the list are asked for.</summary>
/// <param name="Page">Where in the list.</param>
/// <param name="Since">Null for the list; else the calls that changed since then, the oldest change first.</param>
public sealed record CallLogPage(ApiPage Page, DateTimeOffset? Since);

/// <summary>For whom calls are told.</summary>
/// <param name="Zone">Of the user: days begin there.</param>
/// <param name="Media">The address of a recording's audio, by its SID.</param>
public sealed record CallLogView(TimeZoneInfo Zone, Func<string, string?> Media);
