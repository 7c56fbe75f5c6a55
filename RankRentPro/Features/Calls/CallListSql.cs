using System.Data.Common;
using System.Text.Json;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Calls;

/// <summary>A call with what people wrote about it.</summary>
public sealed record MarkedRow(CallRow Row, CallMarks Marks);

/// <summary>A stretch of Call History.</summary>
public sealed record CallStretch(IReadOnlyList<MarkedRow> Calls, string? Next, bool WasCutShort);

/// <summary>How many calls fit; with <paramref name="OfLatest"/> there are older ones that were not searched.</summary>
public sealed record CallCount(long Calls, bool IsExact = false, bool OfLatest = false);

/// <summary>Which changes are asked for: those since an instant, without those up to <paramref name="After"/>, which were told already.</summary>
public sealed record ChangedSince(DateTimeOffset At, (DateTimeOffset ChangedAt, long Id) After);

/// <summary>Changed calls, and the last call that was looked at; null where there are no more.</summary>
public sealed record ChangedCalls(IReadOnlyList<CallRow> Calls, CallRow? Last);

public static class CallListSql
{
    private const string ChangesAfter = "select * from calls indexed by calls_by_change where (changed_at, id) > (@ChangedAt, @Id) order by changed_at, id limit @searched";

    /// <summary>How many calls fit, and the newest of them from the filter's place in the list on.</summary>
    public static (CallCount Count, CallStretch Stretch) Read(DbConnection connection, CallFilter filter, int size, TimeZoneInfo viewersZone)
    {
        var search = CallSearch.Of(connection, filter);
        var count = Count(connection, filter, search, viewersZone);
        // What the sums know not to be there is not looked for.
        return (count, count is { IsExact: true, Calls: 0 } ? new([], null, WasCutShort: false) : Page(connection, search, size));
    }

    /// <summary>Newest first, from the filter's place in the list on.</summary>
    public static CallStretch Page(DbConnection connection, CallFilter filter, int size) => Page(connection, CallSearch.Of(connection, filter), size);

    /// <summary>
    /// Calls that changed, the oldest change first, and how many there are in all. A filter that few of them fit is looked for in a
    /// stretch of the changes.
    /// </summary>
    public static (CallCount Count, ChangedCalls Changed) Changed(DbConnection connection, CallFilter filter, ChangedSince since, int size)
    {
        var search = CallSearch.OfRows(filter);
        var values = search.Values(size + 1);
        values.AddDynamicParams(new { since.At, since.After.ChangedAt, since.After.Id });
        var rows = connection.Query<CallRow>($"""
            select {CallsSql.Listed}, changed_at as ChangedAt
            from ({ChangesAfter}) found
            where {search.Whole}
            order by changed_at, id
            limit @size
            """, values).AsList();
        var last = rows.Count > size ? rows[size - 1] : connection.QuerySingleOrDefault<CallRow>($"""
            select id as Id, sid as Sid, changed_at as ChangedAt
            from ({ChangesAfter})
            limit 1 offset @searched - 1
            """, values);
        return (CountChanges(connection, search, values), new(rows.Take(size).ToList(), last));
    }

    /// <summary>Which of these calls a filter asks for.</summary>
    public static HashSet<long> Fitting(DbConnection connection, CallFilter filter, IEnumerable<long> ids)
    {
        var search = CallSearch.OfRows(filter);
        var values = search.Values(0);
        values.Add("ids", JsonSerializer.Serialize(ids));
        return [.. connection.Query<long>($"""
            select id
            from calls found not indexed
            where id in (select value from json_each(@ids))
              and {search.Whole}
            """, values)];
    }

    private static CallStretch Page(DbConnection connection, CallSearch search, int size)
    {
        var rows = connection.Rows(search.MarkedRows(size + 1), search.Values(size + 1), row => new MarkedRow(CallsSql.Read(row), CallNotesSql.Read(row, CallsSql.ListedColumns)));
        if (rows.Count > size)
        {
            return new(rows[..size], CallFilter.Place(rows[size - 1].Row), WasCutShort: false);
        }
        var rest = search.IsSearch ? EndOfStretch(connection, search) : null;
        return new(rows, rest is null ? null : CallFilter.Place(rest), WasCutShort: rest is not null);
    }

    // From the sums where they know, else counted up to 10,000; one more means more. What no index answers is counted where it was searched.
    private static CallCount Count(DbConnection connection, CallFilter filter, CallSearch search, TimeZoneInfo viewersZone)
    {
        if (filter.IsSummed && (filter is { FirstDay: null, LastDay: null } || SettingsSql.TimeZone(connection).HasSameRules(viewersZone)))
        {
            return new(CallSumsSql.Listed(connection, filter), IsExact: true);
        }
        var whole = search.FromTheTop();
        var calls = connection.ExecuteScalar<long>(whole.Count, whole.Values(0));
        return new(calls, OfLatest: whole.IsSearch && EndOfStretch(connection, whole) is not null);
    }

    private static CallCount CountChanges(DbConnection connection, CallSearch search, DynamicParameters values)
    {
        var (calls, read) = connection.QuerySingle<(long, long)>($"""
            select count(*) filter (where {search.Whole}), count(*)
            from (select * from calls indexed by calls_by_change where changed_at >= @At order by changed_at, id limit @searched) found
            """, values);
        return new(calls, OfLatest: read >= CallSearch.SearchedRows);
    }

    private static CallRow? EndOfStretch(DbConnection connection, CallSearch search) =>
        connection.QuerySingleOrDefault<CallRow>(search.End(CallsSql.Listed), search.Values(0));
}
