using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace RankRentPro.Features.Calls;

public static class LegsSql
{
    private const string Columns = """
        sid as Sid, parent_sid as ParentSid, number_sid as NumberSid, direction as Direction,
        from_number as FromNumber, to_number as ToNumber, status as Status, answered_by as AnsweredBy,
        started_at as StartedAt, ended_at as EndedAt, duration as Duration,
        price as Price, price_currency as PriceCurrency, created_at as CreatedAt, orphan as Orphan, gone_at as GoneAt
        """;

    /// <summary>The call that another leg of this SID is part of; null for a call's own leg, and where the call is not known.</summary>
    public static string? CallOf(DbConnection connection, string sid) => connection.ExecuteScalar<string?>("""
        select calls.sid
        from legs
        join calls on calls.sid = legs.parent_sid
        where legs.sid = @sid
          and legs.orphan = 0
        """, new { sid });

    public static List<LegRow> BySid(DbConnection connection, IEnumerable<string> sids) => connection.Query<LegRow>($"""
        select {Columns}
        from legs
        where sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(sids) }).AsList();

    /// <summary>Every leg of these calls, parents and children.</summary>
    public static List<LegRow> OfCalls(DbConnection connection, IEnumerable<string> callSids) => connection.Query<LegRow>($"""
        select {Columns}
        from legs
        where sid in (select value from json_each(@sids))
        union all
        select {Columns}
        from legs
        where parent_sid in (select value from json_each(@sids))
          and orphan = 0
        """, new { sids = JsonSerializer.Serialize(callSids) }).AsList();

    /// <summary>Parents that children wait for which began since then, the oldest wait first.</summary>
    // The plus keeps SQLite from the index of all children: the days decide.
    public static List<string> MissingParents(DbConnection connection, DateTimeOffset since, int limit) => connection.Query<string>("""
        select child.parent_sid
        from legs child
        where coalesce(child.started_at, child.created_at) >= @since
          and +child.parent_sid is not null
          and child.orphan = 0
          and not exists (select 1 from legs parent where parent.sid = child.parent_sid)
        group by child.parent_sid
        order by min(child.created_at)
        limit @limit
        """, new { since, limit }).AsList();

    /// <summary>Twilio does not know their parent: they stand for themselves from now on.</summary>
    public static List<LegRow> MakeOrphans(DbConnection connection, string parentSid) => connection.Query<LegRow>($"""
        update legs
        set orphan = 1
        where parent_sid = @parentSid
          and not exists (select 1 from legs parent where parent.sid = @parentSid)
        returning {Columns}
        """, new { parentSid }).AsList();

    /// <summary>Their parent came after all.</summary>
    /// <returns>The children of these legs that stood for themselves until now.</returns>
    public static List<LegRow> Adopt(DbConnection connection, IEnumerable<string> parentSids) => connection.Query<LegRow>($"""
        update legs
        set orphan = 0
        where parent_sid in (select value from json_each(@sids))
          and orphan = 1
        returning {Columns}
        """, new { sids = JsonSerializer.Serialize(parentSids) }).AsList();

    public static void Write(DbConnection connection, IEnumerable<LegRow> legs) => connection.Execute("""
        insert into legs (sid, parent_sid, number_sid, direction, from_number, to_number, status, answered_by,
            started_at, ended_at, duration, price, price_currency, created_at, orphan)
        values (@Sid, @ParentSid, @NumberSid, @Direction, @FromNumber, @ToNumber, @Status, @AnsweredBy,
            @StartedAt, @EndedAt, @Duration, @Price, @PriceCurrency, @CreatedAt, @Orphan)
        on conflict (sid) do update set
            parent_sid = excluded.parent_sid,
            number_sid = excluded.number_sid,
            direction = excluded.direction,
            from_number = excluded.from_number,
            to_number = excluded.to_number,
            status = excluded.status,
            answered_by = excluded.answered_by,
            started_at = excluded.started_at,
            ended_at = excluded.ended_at,
            duration = excluded.duration,
            price = excluded.price,
            price_currency = excluded.price_currency,
            created_at = excluded.created_at,
            orphan = excluded.orphan
        """, legs);

    /// <summary>The legs that began between two instants, as Twilio filters them, and that it was not found to have lost.</summary>
    public static List<string> Began(DbConnection connection, DateTimeOffset from, DateTimeOffset until) => connection.Query<string>("""
        select sid
        from legs
        where coalesce(started_at, created_at) >= @from
          and coalesce(started_at, created_at) < @until
          and gone_at is null
        """, new { from, until }).AsList();

    public static void MarkGone(DbConnection connection, string sid, DateTimeOffset now) => connection.Execute("""
        update legs
        set gone_at = @now
        where sid = @sid
        """, new { sid, now });

    /// <summary>Twilio lists them after all.</summary>
    public static void MarkFound(DbConnection connection, IEnumerable<string> sids) => connection.Execute("""
        update legs
        set gone_at = null
        where gone_at is not null
          and sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(sids) });

    /// <summary>Twilio does not know them any more and never told their end.</summary>
    public static List<string> MarkLost(DbConnection connection, string callSid, DateTimeOffset now) => connection.Query<string>($"""
        update legs
        set gone_at = @now, status = '{LegRow.Lost}'
        where (sid = @callSid or (parent_sid = @callSid and orphan = 0))
          and status in ('queued', 'initiated', 'ringing', 'in-progress')
        returning sid
        """, new { callSid, now }).AsList();
}
