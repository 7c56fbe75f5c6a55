using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Recordings;

public static class RecordingListSql
{
    /// <summary>Newest first; all of them, of one call, or from a place in the list on.</summary>
    public static List<RecordingLine> Page(DbConnection connection, RecordingFilter filter, int size, TimeZoneInfo zone) =>
        Page(connection, filter, (0, size), zone);

    /// <summary>A page that a program asked for, how many there are (10,000 and one stand for more), and the place to read on from.</summary>
    public static (List<RecordingLine> Lines, long Total, string? Next) Listed(DbConnection connection, RecordingFilter filter, ApiPage page)
    {
        var lines = Page(connection, filter, (filter.After is null ? page.Offset : 0, page.Limit + 1), TimeZoneInfo.Utc);
        var total = connection.ExecuteScalar<long>($"""
            select count(*)
            from (select 1 from recordings where {Conditions(filter with { After = null })} limit @size)
            """, Values(filter, 0, ApiPage.LastRow + 1));
        var shown = lines.Take(page.Limit).ToList();
        return (shown, total, lines.Count > page.Limit ? RecordingFilter.Next(shown[^1].Row) : null);
    }

    private static List<RecordingLine> Page(DbConnection connection, RecordingFilter filter, (int Offset, int Size) part, TimeZoneInfo zone)
    {
        var rows = connection.Query<RecordingRow>($"""
            select {RecordingsSql.Columns}
            from recordings
            where {Conditions(filter)}
            order by created_at desc, sid desc
            limit @size offset @offset
            """, Values(filter, part.Offset, part.Size)).AsList();
        var calls = CallsSql.OfLegs(connection, rows.Select(row => row.LegSid));
        return [.. rows.Select(row => new RecordingLine(row, calls.GetValueOrDefault(row.LegSid), zone) { Place = new(filter.CallSid) })];
    }

    private static string Conditions(RecordingFilter filter) => $"""
        deleted_at is null
          and {(filter.CallSid is null ? "true" : "leg_sid in (select sid from legs where sid = @callSid union all select sid from legs where parent_sid = @callSid and orphan = 0)")}
          and {(filter.NumberId is null ? "true" : "exists (select 1 from legs join calls on calls.sid = iif(legs.orphan, legs.sid, coalesce(legs.parent_sid, legs.sid)) where legs.sid = recordings.leg_sid and calls.number_id = @numberId)")}
          and {(filter.After is null ? "true" : "(created_at, sid) < (@createdAt, @sid)")}
        """;

    private static object Values(RecordingFilter filter, int offset, int size) =>
        new { callSid = filter.CallSid, numberId = filter.NumberId, createdAt = filter.After?.CreatedAt, sid = filter.After?.Sid, offset, size };
}

public sealed record RecordingFilter
{
    public string? CallSid { get; init; }
    public long? NumberId { get; init; }
    public (long CreatedAt, string Sid)? After { get; init; }

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

    public string Link => CallSid is null ? "/recordings" : $"/recordings?call={CallSid}";

    public string Title => CallSid is null ? "Recordings" : "Recordings of this call";

    public static RecordingList Read(DbConnection connection, RecordingFilter filter, TimeZoneInfo zone)
    {
        var lines = RecordingListSql.Page(connection, filter, PageSize + 1, zone);
        var shown = lines.Take(PageSize).ToList();
        return new(shown, lines.Count > shown.Count ? RecordingFilter.Next(shown[^1].Row) : null, filter.CallSid);
    }
}
