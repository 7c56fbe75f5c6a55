using System.Data.Common;
using Dapper;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Calls;

internal sealed record RecordingRow
{
    public required string Sid { get; init; }
    public required string CallSid { get; init; }
    public required string Status { get; init; }

    /// <summary>DialVerb, RecordVerb or OutboundAPI.</summary>
    public required string Source { get; init; }

    public int Channels { get; init; } = 1;

    /// <summary>inbound, outbound or both.</summary>
    public string Track { get; init; } = "both";

    public long? Duration { get; init; }
    public long? PriceMicros { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
    public string? CallbackUrl { get; init; }
    public string CallbackMethod { get; init; } = "POST";
    public string CallbackEvents { get; init; } = "completed";
}

internal sealed record RecordingFilter
{
    public string? CallSid { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }

    /// <summary>Deleted ones are shown when they were deleted after this.</summary>
    public DateTimeOffset? DeletedSince { get; init; }
}

internal static class RecordingSql
{
    private const string Columns = """
        select sid, call_sid as CallSid, case when deleted_at is null then status else 'deleted' end as Status, source, channels, track, duration,
            price_micros as PriceMicros, created_at as CreatedAt, updated_at as UpdatedAt, deleted_at as DeletedAt,
            callback_url as CallbackUrl, callback_method as CallbackMethod, callback_events as CallbackEvents
        from recordings
        """;
    private const string BySid = Columns + """

        where sid = @sid
          and (deleted_at is null or deleted_at > @deletedSince)
        """;
    private const string Filtered = Columns + """

        where (@CallSid is null or call_sid = @CallSid)
          and (@From is null or created_at >= @From)
          and (@Until is null or created_at < @Until)
          and (deleted_at is null or deleted_at > @DeletedSince)
        """;
    private const string Insert = """
        insert into recordings (sid, call_sid, status, source, channels, track, created_at, updated_at, callback_url, callback_method, callback_events)
        values (@Sid, @CallSid, @Status, @Source, @Channels, @Track, @CreatedAt, @UpdatedAt, @CallbackUrl, @CallbackMethod, @CallbackEvents)
        """;
    private const string Progress = """
        update recordings
        set status = @status,
            duration = coalesce(@duration, duration),
            updated_at = @now
        where sid = @sid
        """;
    private const string Rate = "update recordings set price_micros = @micros where sid = @sid";
    private const string SoftDelete = "update recordings set deleted_at = @now where sid = @sid and deleted_at is null";

    /// <param name="connection">Where to ask.</param>
    /// <param name="sid">Which one.</param>
    /// <param name="deletedSince">A deleted one counts as long as it was deleted after this; null for never.</param>
    public static RecordingRow? Find(DbConnection connection, string sid, DateTimeOffset? deletedSince = null) =>
        connection.QuerySingleOrDefault<RecordingRow>(BySid, new { sid, deletedSince });

    public static IReadOnlyList<RecordingRow>? List(DbConnection connection, RecordingFilter filter, Paging paging) =>
        KeysetSql.Read<RecordingRow>(connection, Filtered, "recordings", paging, new(filter));

    public static void Add(DbConnection connection, RecordingRow row) => connection.Execute(Insert, row);

    public static void SetStatus(DbConnection connection, string sid, string status, long? duration, DateTimeOffset now) =>
        connection.Execute(Progress, new { sid, status, duration, now });

    public static void SetPrice(DbConnection connection, string sid, long micros) => connection.Execute(Rate, new { sid, micros });

    public static bool Delete(DbConnection connection, string sid, DateTimeOffset now) => connection.Execute(SoftDelete, new { sid, now }) > 0;
}
