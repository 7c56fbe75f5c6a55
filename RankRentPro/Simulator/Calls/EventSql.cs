using System.Data.Common;
using Dapper;

namespace RankRentPro.Simulator.Calls;

internal enum EventKind
{
    /// <summary>A leg leaves the queue and is dialled.</summary>
    Start,
    Ring,

    /// <summary>The called party does what it does.</summary>
    React,
    RingTimeout,

    /// <summary>The running verb is over.</summary>
    VerbDone,

    /// <summary>The party presses keys.</summary>
    Keys,

    /// <summary>The party finished its message.</summary>
    Spoken,

    /// <summary>The party has talked enough.</summary>
    TalkOver,

    /// <summary>The party hangs up, whatever happens.</summary>
    HangUp,
    TimeLimit,

    /// <summary>A document of instructions is requested.</summary>
    Document,

    /// <summary>Something is reported; the answer does not matter.</summary>
    Callback,
    RecordingReady,
    RateRecording,
    RateCall,
}

internal sealed record EventRow
{
    public long Id { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public required EventKind Kind { get; init; }
    public required string CallSid { get; init; }
    public int Step { get; init; }
    public string? Data { get; init; }
}

/// <summary>What is still to happen. An event is deleted in the transaction that carries it out.</summary>
internal static class EventSql
{
    private const string Insert = """
        insert into events (due_at, kind, call_sid, step, data)
        values (@DueAt, @kind, @CallSid, @Step, @Data)
        """;
    private const string Due = """
        select id, due_at as DueAt, kind, call_sid as CallSid, step, data
        from events
        where due_at <= @until
        order by due_at, id
        limit @limit
        """;
    private const string NextDue = "select min(due_at) from events";
    private const string DeleteById = "delete from events where id = @id";

    public static void Add(DbConnection connection, EventRow row) =>
        connection.Execute(Insert, new { row.DueAt, kind = row.Kind.ToString(), row.CallSid, row.Step, row.Data });

    /// <summary>The first that are due, in their order.</summary>
    public static IReadOnlyList<EventRow> ListDue(DbConnection connection, DateTimeOffset until, int limit) =>
        connection.Query<EventRow>(Due, new { until, limit }).AsList();

    public static DateTimeOffset? Next(DbConnection connection) =>
        connection.ExecuteScalar<long?>(NextDue) is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <returns>False when it was carried out already.</returns>
    public static bool Delete(DbConnection connection, long id) => connection.Execute(DeleteById, new { id }) > 0;
}
