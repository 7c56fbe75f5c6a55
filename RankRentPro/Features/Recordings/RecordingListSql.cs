using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Recordings;

public static class RecordingListSql
{
    /// <summary>Newest first; all of them, of one call, or from a place in the list on.</summary>
    public static List<RecordingLine> Page(DbConnection connection, RecordingFilter filter, int size, TimeZoneInfo zone)
    {
        var rows = connection.Query<RecordingRow>($"""
            select sid as Sid, leg_sid as LegSid, status as Status, source as Source, channels as Channels,
                duration as Duration, price as Price, created_at as CreatedAt
            from recordings
            where deleted_at is null
              and {(filter.CallSid is null ? "true" : "leg_sid = @callSid")}
              and {(filter.After is null ? "true" : "(created_at, sid) < (@createdAt, @sid)")}
            order by created_at desc, sid desc
            limit @size
            """, new { filter.CallSid, filter.After?.CreatedAt, filter.After?.Sid, size }).AsList();
        var calls = CallsSql.BySid(connection, rows.Select(row => row.LegSid)).ToDictionary(call => call.Sid);
        return [.. rows.Select(row => new RecordingLine(row, calls.GetValueOrDefault(row.LegSid), zone))];
    }
}

public sealed record RecordingFilter
{
    public string? CallSid { get; init; }
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
    public const int PageSize = 20;
}
