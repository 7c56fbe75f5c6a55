using System.Data.Common;
using Dapper;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Calls;

/// <summary>What a list of calls is narrowed to. Days are whole days in UTC; From and Until are their first and last instants, exclusive at the end.</summary>
internal sealed record CallFilter
{
    public string? To { get; init; }
    public string? From { get; init; }
    public string? Parent { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? StartFrom { get; init; }
    public DateTimeOffset? StartUntil { get; init; }
    public DateTimeOffset? EndFrom { get; init; }
    public DateTimeOffset? EndUntil { get; init; }
}

internal static class CallSql
{
    private const string Columns = """
        select sid, parent_sid as ParentSid, number_sid as NumberSid, from_number as "From", to_number as "To", direction, status,
            answered_by as AnsweredBy, queue_ms as QueueMs, price_micros as PriceMicros, duration, created_at as CreatedAt, updated_at as UpdatedAt,
            start_at as StartAt, answered_at as AnsweredAt, end_at as EndAt, flow as FlowText
        from calls
        """;
    private const string BySid = Columns + "\nwhere sid = @sid";
    private const string Filtered = Columns + """

        where (@To is null or to_number = @To)
          and (@From is null or from_number = @From)
          and (@Parent is null or parent_sid = @Parent)
          and (@Status is null or status = @Status)
          and (@StartFrom is null or start_at >= @StartFrom)
          and (@StartUntil is null or start_at < @StartUntil)
          and (@EndFrom is null or end_at >= @EndFrom)
          and (@EndUntil is null or end_at < @EndUntil)
        """;
    private const string Upsert = """
        insert into calls (sid, parent_sid, number_sid, from_number, to_number, direction, status, answered_by, queue_ms, price_micros, duration,
            created_at, updated_at, start_at, answered_at, end_at, flow)
        values (@Sid, @ParentSid, @NumberSid, @From, @To, @Direction, @Status, @AnsweredBy, @QueueMs, @PriceMicros, @Duration,
            @CreatedAt, @UpdatedAt, @StartAt, @AnsweredAt, @EndAt, @FlowText)
        on conflict (sid) do update set
            status = excluded.status,
            answered_by = excluded.answered_by,
            queue_ms = excluded.queue_ms,
            price_micros = excluded.price_micros,
            duration = excluded.duration,
            updated_at = excluded.updated_at,
            start_at = excluded.start_at,
            answered_at = excluded.answered_at,
            end_at = excluded.end_at,
            flow = excluded.flow
        """;
    private const string DeleteBySid = "delete from calls where sid = @sid";
    private const string LastApiStart = """
        select max(start)
        from (
            select max(due_at) as start
            from events
            where kind = 'Start'
            union all
            select max(start_at)
            from calls
            where direction = 'outbound-api'
              and created_at > @since
        )
        """;

    public static Leg? Find(DbConnection connection, string sid) => connection.QuerySingleOrDefault<Leg>(BySid, new { sid });

    public static IReadOnlyList<Leg>? List(DbConnection connection, CallFilter filter, Paging paging) =>
        KeysetSql.Read<Leg>(connection, Filtered, "calls", paging, new(filter));

    public static void Save(DbConnection connection, Leg leg) => connection.Execute(Upsert, leg);

    public static void Delete(DbConnection connection, string sid) => connection.Execute(DeleteBySid, new { sid });

    /// <summary>When the API's last call was or will be dialled; calls older than a day do not count.</summary>
    public static DateTimeOffset? LastStart(DbConnection connection, DateTimeOffset now) =>
        connection.ExecuteScalar<long?>(LastApiStart, new { since = now.AddDays(-1) }) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
}
