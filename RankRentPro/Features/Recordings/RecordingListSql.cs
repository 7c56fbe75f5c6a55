using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Recordings;

/// <summary>A page of recordings for a program.</summary>
/// <param name="Lines">Newest first.</param>
/// <param name="Total">How many there are, as far as they are counted.</param>
/// <param name="IsCapped">There may be more than that.</param>
/// <param name="Next">The place to read on from; null at the end.</param>
public sealed record RecordingPage(IReadOnlyList<RecordingLine> Lines, long Total, bool IsCapped, string? Next);

public static class RecordingListSql
{
    /// <summary>Recordings of one number are looked for among so many an answer.</summary>
    public const int SearchedRows = 20_000;

    /// <summary>Newest first; all of them, of one call, or from a place in the list on.</summary>
    public static List<RecordingLine> Page(DbConnection connection, RecordingFilter filter, int size, TimeZoneInfo zone)
    {
        var rows = connection.Query<RecordingRow>($"""
            select {RecordingsSql.Columns}
            from {Source(filter)}
            where {Conditions(filter)}
            order by created_at desc, sid desc
            limit @size offset @offset
            """, Values(filter, size)).AsList();
        var calls = CallsSql.OfLegs(connection, rows.Select(row => row.LegSid));
        return [.. rows.Select(row => new RecordingLine(row, calls.GetValueOrDefault(row.LegSid), zone) { Place = new(filter.CallSid) })];
    }

    /// <summary>The page that a program asked for, how many there are, and the place to read on from.</summary>
    public static RecordingPage Listed(DbConnection connection, RecordingFilter filter, ApiPage page)
    {
        var (top, listed) = (filter with { After = null }, filter with { Offset = filter.After is null ? page.Offset : 0 });
        var lines = Page(connection, listed, page.Limit + 1, TimeZoneInfo.Utc);
        var total = connection.ExecuteScalar<long>($"""
            select count(*)
            from (select 1 from {Source(top)} where {Conditions(top)} limit @size)
            """, Values(top, ApiPage.LastRow + 1));
        var last = lines.Count > page.Limit ? lines[page.Limit - 1].Row : EndOfStretch(connection, listed);
        return new(lines.Take(page.Limit).ToList(), Math.Min(total, ApiPage.LastRow), total > ApiPage.LastRow || EndOfStretch(connection, top) is not null, last is null ? null : RecordingFilter.Next(last));
    }

    // No index knows the number of a recording: it is looked for in a stretch of the list.
    private static string Source(RecordingFilter filter) => filter.IsSearch ? $"({Stretch(filter, "@searched")}) recordings" : "recordings";

    private static string Stretch(RecordingFilter filter, string limit) =>
        $"select * from recordings where deleted_at is null and {After(filter)} order by created_at desc, sid desc limit {limit}";

    private static RecordingRow? EndOfStretch(DbConnection connection, RecordingFilter filter) => filter.IsSearch
        ? connection.QuerySingleOrDefault<RecordingRow>($"select {RecordingsSql.Columns} from ({Stretch(filter, "1 offset @searched - 1")}) recordings", Values(filter, 0))
        : null;

    private static string After(RecordingFilter filter) => filter.After is null ? "true" : "(created_at, sid) < (@createdAt, @sid)";

    private static string Conditions(RecordingFilter filter) => $"""
        deleted_at is null
          and {(filter.CallSid is null ? "true" : "leg_sid in (select sid from legs where sid = @callSid union all select sid from legs where parent_sid = @callSid and orphan = 0)")}
          and {(filter.NumberId is null ? "true" : "exists (select 1 from legs join calls on calls.sid = iif(legs.orphan, legs.sid, coalesce(legs.parent_sid, legs.sid)) where legs.sid = recordings.leg_sid and calls.number_id = @numberId)")}
          and {After(filter)}
        """;

    private static object Values(RecordingFilter filter, int size) =>
        new { callSid = filter.CallSid, numberId = filter.NumberId, createdAt = filter.After?.CreatedAt, sid = filter.After?.Sid, offset = filter.Offset, searched = SearchedRows, size };
}

public sealed record RecordingFilter
{
    public string? CallSid { get; init; }
    public long? NumberId { get; init; }
    public (long CreatedAt, string Sid)? After { get; init; }

    /// <summary>Rows to pass over: for programs that ask for pages by number.</summary>
    public int Offset { get; init; }

    /// <summary>No index answers it.</summary>
    public bool IsSearch => NumberId is not null && CallSid is null;

    /// <returns>Null when the text is not a place in the list.</returns>
    public static (long, string)? ParseAfter(string? text) =>
        text?.Split('-') is [var at, var sid] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var created) && Twilio.Sid.IsValid(sid, "RE")
            ? (created, sid)
            : null;

    public static string Next(RecordingRow last) => string.Create(CultureInfo.InvariantCulture, $"{last.CreatedAt.ToUnixTimeMilliseconds()}-{last.Sid}");
}

public sealed record RecordingList(IReadOnlyList<RecordingLine> Lines, string? Next, string? CallSid)
{
    private const int PageSize = 20;

    /// <summary>It does not begin with the newest: what happens changes nothing of it.</summary>
    public bool IsContinued { get; init; }

    public string Link => CallSid is null ? "/recordings" : $"/recordings?call={CallSid}";

    public string Title => CallSid is null ? "Recordings" : "Recordings of this call";

    public static RecordingList Read(DbConnection connection, RecordingFilter filter, TimeZoneInfo zone)
    {
        var lines = RecordingListSql.Page(connection, filter, PageSize + 1, zone);
        var shown = lines.Take(PageSize).ToList();
        return new(shown, lines.Count > shown.Count ? RecordingFilter.Next(shown[^1].Row) : null, filter.CallSid) { IsContinued = filter.After is not null };
    }
}
