using System.Data.Common;
using System.Globalization;
using RankRentPro.Features.Recordings;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

/// <summary>A page of calls as the API tells them.</summary>
public sealed record CallLog(IReadOnlyList<ApiCall> CallLogs, ApiPagination Pagination)
{
    public static CallLog Read(DbConnection connection, CallFilter filter, ApiPage page, CallLogView view)
    {
        var listed = filter with { After = page.Place is null ? null : CallFilterReading.ParsePlace(page.Place) };
        var count = CallListSql.Count(connection, filter, view.Zone);
        var stretch = page is { Place: null, Number: > 1 }
            ? Numbered(CallListSql.PageAt(connection, filter, page.Offset, page.Limit + 1), page.Limit)
            : CallListSql.Page(connection, listed, page.Limit);
        var isCapped = !count.IsExact && (count.Calls > CallSearch.CountedRows || count.OfLatest);
        return new(Told(connection, stretch.Calls, view), page.Answer(isCapped ? Math.Min(count.Calls, CallSearch.CountedRows) : count.Calls, isCapped, stretch.Next));
    }

    /// <summary>Calls that changed since an instant, the oldest change first.</summary>
    public static CallLog Changed(DbConnection connection, CallFilter filter, (DateTimeOffset Since, ApiPage Page) asked, CallLogView view)
    {
        var (since, page) = asked;
        // Of one millisecond all calls are told: the id tells them apart.
        var after = page.Place is { } place && CallFilterReading.ParsePlace(place) is { } known
            ? (DateTimeOffset.FromUnixTimeMilliseconds(known.StartedAt), known.Id)
            : (since, -1L);
        var rows = CallListSql.Changed(connection, filter, after, page.Limit + 1);
        var shown = rows.Take(page.Limit).ToList();
        var next = rows.Count > page.Limit ? string.Create(CultureInfo.InvariantCulture, $"{shown[^1].ChangedAt.ToUnixTimeMilliseconds()}-{shown[^1].Id}") : null;
        return new(Told(connection, shown, view), page.Answer(rows.Count, next is not null, next));
    }

    internal static List<ApiCall> Told(DbConnection connection, IReadOnlyList<CallRow> calls, CallLogView view)
    {
        var recordings = Recordings(connection, [.. calls.Where(call => call.Recordings > 0).Select(call => call.Sid)]);
        return [.. CallRows.Of(connection, new(calls, null, WasCutShort: false), new(), view.Zone).Lines
            .Select(line => ApiCall.Of(line, recordings.TryGetValue(line.Row.Sid, out var sid) ? view.Media(sid) : null))];
    }

    private static CallStretch Numbered(List<CallRow> rows, int limit) =>
        new(rows.Take(limit).ToList(), rows.Count > limit ? CallFilter.Place(rows[limit - 1]) : null, WasCutShort: false);

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

/// <summary>For whom calls are told.</summary>
/// <param name="Zone">Of the user: days begin there.</param>
/// <param name="Media">The address of a recording's audio, by its SID.</param>
public sealed record CallLogView(TimeZoneInfo Zone, Func<string, string?> Media);
