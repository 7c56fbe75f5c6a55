using System.Data.Common;
using System.Text.Json;
using Dapper;
using RankRentPro.Data;

namespace RankRentPro.Features.Calls;

public static class CallsSql
{
    /// <summary>What lists show of a call: not the digits that it is searched by.</summary>
    internal const string Listed = """
        id as Id, sid as Sid, number_id as NumberId, site as Site, direction as Direction,
        from_number as FromNumber, to_number as ToNumber,
        outcome as Outcome, reason as Reason, started_at as StartedAt, ended_at as EndedAt, duration as Duration,
        cost as Cost, cost_currency as CostCurrency, cost_state as CostState, recordings as Recordings, spam as Spam
        """;

    internal const int ListedColumns = 17;

    private const string Columns = $"""
        {Listed},
        customer_digits as CustomerDigits, customer_digits_reversed as CustomerDigitsReversed
        """;

    /// <summary>A row of <see cref="Listed"/>.</summary>
    internal static CallRow Read(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Sid = row.GetString(1),
        NumberId = row.NumberOrNull(2),
        Site = row.GetString(3),
        Direction = row.GetString(4),
        FromNumber = row.GetString(5),
        ToNumber = row.GetString(6),
        Outcome = row.GetString(7),
        Reason = row.GetString(8),
        StartedAt = row.Instant(9),
        EndedAt = row.InstantOrNull(10),
        Duration = row.GetInt64(11),
        Cost = row.GetInt64(12),
        CostCurrency = row.TextOrNull(13),
        CostState = row.GetString(14),
        Recordings = row.GetInt64(15),
        Spam = row.Flag(16),
    };

    public static CallRow? Find(DbConnection connection, string sid) => connection.QuerySingleOrDefault<CallRow>($"""
        select {Columns}
        from calls
        where sid = @sid
        """, new { sid });

    public static List<CallRow> BySid(DbConnection connection, IEnumerable<string> sids) => connection.Query<CallRow>($"""
        select {Columns}
        from calls
        where sid in (select value from json_each(@sids))
        """, new { sids = JsonSerializer.Serialize(sids) }).AsList();

    /// <summary>The call that each of these legs belongs to, as far as it is known.</summary>
    public static Dictionary<string, CallRow> OfLegs(DbConnection connection, IEnumerable<string> legSids)
    {
        var legs = LegsSql.BySid(connection, legSids);
        var calls = BySid(connection, legs.Select(leg => leg.CallSid)).ToDictionary(call => call.Sid);
        return legs.Where(leg => calls.ContainsKey(leg.CallSid)).ToDictionary(leg => leg.Sid, leg => calls[leg.CallSid]);
    }

    /// <summary>Calls whose cost was still awaited at <paramref name="before"/>.</summary>
    public static List<string> Unrated(DbConnection connection, DateTimeOffset before, int limit) => connection.Query<string>("""
        select sid
        from calls
        where cost_state = 'pending'
          and started_at < @before
        order by started_at
        limit @limit
        """, new { before, limit }).AsList();

    /// <summary>When a call changed last, by the clock of changes: it never stands still, so each transaction has a time of its own.</summary>
    public static DateTimeOffset LastChange(DbConnection connection) =>
        DateTimeOffset.FromUnixTimeMilliseconds(connection.ExecuteScalar<long?>("select max(changed_at) from calls") ?? 0);

    /// <summary>Calls that changed later than that and began later than <paramref name="since"/>, the oldest change first.</summary>
    public static List<CallRow> Changed(DbConnection connection, DateTimeOffset after, DateTimeOffset since, int limit) => connection.Query<CallRow>($"""
        select {Columns}
        from calls
        where changed_at > @after
          and started_at > @since
        order by changed_at
        limit @limit
        """, new { after, since, limit }).AsList();

    /// <summary>Who is ringing or talking, the latest first.</summary>
    public static List<CallRow> Running(DbConnection connection, int limit) => connection.Rows($"""
        select {Columns}
        from calls
        where outcome = 'in-progress'
        order by started_at desc
        limit {limit}
        """, null, Read);

    /// <summary>Calls that began before then and have not ended, the oldest first.</summary>
    public static List<string> InProgressSince(DbConnection connection, DateTimeOffset before, int limit) => connection.Query<string>("""
        select sid
        from calls
        where outcome = 'in-progress'
          and started_at < @before
        order by started_at
        limit @limit
        """, new { before, limit }).AsList();

    /// <summary>Everything, oldest first, read row by row.</summary>
    public static IEnumerable<CallRow> All(DbConnection connection) => connection.Query<CallRow>($"""
        select {Columns}
        from calls
        order by started_at, id
        """, buffered: false);

    /// <summary>Whether there are more calls than this many.</summary>
    public static bool Exceed(DbConnection connection, int count) => connection.ExecuteScalar<bool>("""
        select exists (select 1 from calls limit 1 offset @count)
        """, new { count });

    /// <summary>In the order of their ids, which never change.</summary>
    public static List<CallRow> After(DbConnection connection, long id, int limit) => connection.Query<CallRow>($"""
        select {Columns}
        from calls
        where id > @id
        order by id
        limit @limit
        """, new { id, limit }).AsList();

    /// <summary>The caller's newest calls to the same site, or number where there is none, and this one last.</summary>
    public static List<string> OfSameCaller(DbConnection connection, string sid) => [.. connection.Query<string>("""
        select other.sid
        from calls found
        join calls other on other.customer_digits = found.customer_digits and other.site = found.site
        where found.sid = @sid
          and other.id <> found.id
          and (found.site <> '' or other.number_id is found.number_id)
        order by other.started_at desc
        limit 20
        """, new { sid }), sid];

    public static void SetSpam(DbConnection connection, long id, bool spam) => connection.Execute("""
        update calls
        set spam = @spam
        where id = @id
        """, new { id, spam });

    /// <summary>Tells open pages that what people say of a call is another, by the clock of changes.</summary>
    public static void Touch(DbConnection connection, IEnumerable<long> ids, DateTimeOffset now) => connection.Execute("""
        update calls
        set changed_at = (select max(@now, max(changed_at) + 1) from calls)
        where id in (select value from json_each(@ids))
        """, new { ids = JsonSerializer.Serialize(ids), now });

    /// <summary>The call of a dialled leg is known by its parent from now on.</summary>
    public static void Rename(DbConnection connection, long id, string sid) => connection.Execute("""
        update calls
        set sid = @sid
        where id = @id
        """, new { id, sid });

    /// <summary>What was counted as a call is part of another one.</summary>
    public static void Delete(DbConnection connection, long id) => connection.Execute("""
        delete from calls
        where id = @id
        """, new { id });

    /// <summary>What Twilio's news decide; what people said of a call stays as it is.</summary>
    public static void Write(DbConnection connection, IEnumerable<CallRow> calls) => connection.Execute("""
        insert into calls (sid, number_id, site, direction, from_number, to_number, customer_digits, customer_digits_reversed,
            outcome, reason, started_at, ended_at, duration, cost, cost_currency, cost_state, recordings, changed_at)
        values (@Sid, @NumberId, @Site, @Direction, @FromNumber, @ToNumber, @CustomerDigits, @CustomerDigitsReversed,
            @Outcome, @Reason, @StartedAt, @EndedAt, @Duration, @Cost, @CostCurrency, @CostState, @Recordings, @ChangedAt)
        on conflict (sid) do update set
            number_id = excluded.number_id,
            site = excluded.site,
            direction = excluded.direction,
            from_number = excluded.from_number,
            to_number = excluded.to_number,
            customer_digits = excluded.customer_digits,
            customer_digits_reversed = excluded.customer_digits_reversed,
            outcome = excluded.outcome,
            reason = excluded.reason,
            started_at = excluded.started_at,
            ended_at = excluded.ended_at,
            duration = excluded.duration,
            cost = excluded.cost,
            cost_currency = excluded.cost_currency,
            cost_state = excluded.cost_state,
            recordings = excluded.recordings,
            changed_at = excluded.changed_at
        """, calls);
}
