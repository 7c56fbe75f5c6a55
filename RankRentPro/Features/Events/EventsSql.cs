using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Events;

public sealed record EventTargetRow
{
    public long Id { get; init; }
    public required string Url { get; init; }
    public required string Secret { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it answers that it is gone: it is told nothing more until the owner sends it something.</summary>
    public DateTimeOffset? GoneAt { get; init; }
}

/// <summary>One event on its way to one address.</summary>
public sealed record EventDeliveryRow
{
    public long Id { get; init; }
    public long TargetId { get; init; }
    public string Url { get; init; } = "";
    public string Secret { get; init; } = "";
    public string EventId { get; init; } = "";
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public long Attempts { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public string? Problem { get; init; }

    /// <summary>Its address was removed: nothing can be sent there again.</summary>
    public bool IsRemoved { get; init; }

    public bool IsDelivered => DeliveredAt is not null;
    public bool IsUnderWay => DueAt is not null;
}

public static class EventsSql
{
    private const string Deliveries = """
        select event_deliveries.id as Id, target_id as TargetId, url as Url, secret as Secret, event_id as EventId, type as Type, body as Body,
            event_deliveries.created_at as CreatedAt, due_at as DueAt, attempts as Attempts, delivered_at as DeliveredAt, problem as Problem, removed_at is not null as IsRemoved
        from event_deliveries
        join event_targets on event_targets.id = target_id
        """;

    private const string Anew = """
        update event_deliveries
        set due_at = @now, created_at = @now, attempts = 0, delivered_at = null, problem = null
        """;

    private const string AddressStands = "target_id in (select id from event_targets where removed_at is null)";

    public static List<EventTargetRow> Targets(DbConnection connection) => connection.Query<EventTargetRow>("""
        select id as Id, url as Url, secret as Secret, created_at as CreatedAt, gone_at as GoneAt
        from event_targets
        where removed_at is null
        order by id
        """).AsList();

    /// <summary>Since when somebody wants to be told; null where nobody does.</summary>
    public static DateTimeOffset? FirstAsked(DbConnection connection) => connection.ExecuteScalar<long?>("""
        select min(created_at)
        from event_targets
        where removed_at is null
          and gone_at is null
        """) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static void Add(DbConnection connection, EventTargetRow target) => connection.Execute("""
        insert into event_targets (url, secret, created_at)
        values (@Url, @Secret, @CreatedAt)
        """, target);

    /// <summary>What was on its way is not sent any more; the log stays.</summary>
    /// <returns>False when it was removed before.</returns>
    public static bool Remove(DbConnection connection, long id, DateTimeOffset now)
    {
        connection.Execute("update event_deliveries set due_at = null where target_id = @id", new { id });
        return connection.Execute("update event_targets set removed_at = @now where id = @id and removed_at is null", new { id, now }) == 1;
    }

    /// <summary>Puts the events on their way to everybody who asked before they happened; what is on its way already stays as it is.</summary>
    public static void Send(DbConnection connection, IEnumerable<OutgoingEvent> events, DateTimeOffset now)
    {
        if (Targets(connection) is not { Count: > 0 } targets)
        {
            return;
        }
        connection.Execute("""
            insert into event_deliveries (target_id, event_id, type, body, created_at, due_at)
            values (@TargetId, @EventId, @Type, @Body, @CreatedAt, @DueAt)
            on conflict (target_id, event_id) do nothing
            """, events.SelectMany(told => targets.Where(target => target.GoneAt is null && target.CreatedAt <= told.At)
            .Select(target => new EventDeliveryRow { TargetId = target.Id, EventId = told.Id, Type = told.Type, Body = told.Body, CreatedAt = now, DueAt = now })).ToList());
    }

    /// <returns>False when there is no such address.</returns>
    public static bool SendTo(DbConnection connection, long targetId, OutgoingEvent told, DateTimeOffset now)
    {
        Welcome(connection, targetId);
        return connection.Execute("""
            insert into event_deliveries (target_id, event_id, type, body, created_at, due_at)
            select id, @Id, @Type, @Body, @now, @now
            from event_targets
            where id = @targetId
              and removed_at is null
            """, new { targetId, told.Id, told.Type, told.Body, now }) == 1;
    }

    /// <summary>The addresses for which something is due.</summary>
    public static List<long> DueTargets(DbConnection connection, DateTimeOffset now) => connection.Query<long>("""
        select id
        from event_targets
        where removed_at is null
          and exists (select 1 from event_deliveries where target_id = event_targets.id and due_at <= @now)
        order by id
        """, new { now }).AsList();

    /// <summary>What an address is told next, of what is due.</summary>
    public static EventDeliveryRow? Due(DbConnection connection, long targetId, DateTimeOffset now) => connection.QueryFirstOrDefault<EventDeliveryRow>($"""
        {Deliveries}
        where target_id = @targetId
          and due_at <= @now
          and removed_at is null
        order by due_at, event_deliveries.id
        limit 1
        """, new { targetId, now });

    /// <summary>When something is due that is not due now.</summary>
    public static DateTimeOffset? NextDue(DbConnection connection, DateTimeOffset now) => connection.ExecuteScalar<long?>("""
        select due_at
        from event_deliveries
        where due_at > @now
          and target_id in (select id from event_targets where removed_at is null)
        order by due_at
        limit 1
        """, new { now }) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>Deliveries, newest first.</summary>
    public static List<EventDeliveryRow> Log(DbConnection connection, int limit, EventLogFilter? filter = null) => connection.Query<EventDeliveryRow>($"""
        {Deliveries}
        where {filter?.Condition ?? "true"}
        order by event_deliveries.id desc
        limit @limit
        """, new { limit, filter?.Before }).AsList();

    /// <summary>How many deliveries were given up, by their address.</summary>
    public static Dictionary<long, long> GivenUp(DbConnection connection) => connection.Query<(long Target, long Count)>("""
        select target_id, count(*)
        from event_deliveries
        where due_at is null
          and delivered_at is null
        group by target_id
        """).ToDictionary(one => one.Target, one => one.Count);

    /// <summary>Writes down what became of one attempt. An address that was removed meanwhile is not tried again.</summary>
    /// <returns>False when somebody else has counted this attempt, or the delivery began anew.</returns>
    public static bool Finish(DbConnection connection, EventDeliveryRow tried) => connection.Execute("""
        update event_deliveries
        set due_at = iif(due_at is null, null, @DueAt), attempts = @Attempts, delivered_at = @DeliveredAt, problem = @Problem
        where id = @Id
          and attempts = @Attempts - 1
          and created_at = @CreatedAt
        """, tried) == 1;

    /// <summary>The address wants nothing more: what waited for it when it was asked is given up. What came later, such as the owner's test, is tried.</summary>
    public static void Gone(DbConnection connection, EventDeliveryRow tried, DateTimeOffset began, DateTimeOffset now) => connection.Execute("""
        update event_deliveries
        set due_at = null, problem = @Problem
        where target_id = @TargetId
          and due_at is not null
          and created_at <= @began;
        update event_targets
        set gone_at = @now
        where id = @TargetId
          and not exists (select 1 from event_deliveries where target_id = @TargetId and due_at is not null)
        """, new { tried.TargetId, tried.Problem, began, now });

    /// <returns>False when its address was removed.</returns>
    public static bool Again(DbConnection connection, long id, DateTimeOffset now)
    {
        Welcome(connection, connection.ExecuteScalar<long?>("select target_id from event_deliveries where id = @id", new { id }));
        return connection.Execute($"""
            {Anew}
            where id = @id
              and {AddressStands}
            """, new { id, now }) == 1;
    }

    /// <summary>Everything that was given up for an address is on its way again, the oldest first.</summary>
    /// <returns>How many.</returns>
    public static int AllAgain(DbConnection connection, long targetId, DateTimeOffset now)
    {
        Welcome(connection, targetId);
        return connection.Execute($"""
            {Anew}
            where target_id = @targetId
              and due_at is null
              and delivered_at is null
              and {AddressStands}
            """, new { targetId, now });
    }

    // The owner knows that somebody is there again.
    private static void Welcome(DbConnection connection, long? targetId) => connection.Execute("update event_targets set gone_at = null where id = @targetId", new { targetId });

    /// <summary>Deletes entries of the log that nothing waits for.</summary>
    /// <returns>How many, at most <paramref name="limit"/>.</returns>
    public static int Forget(DbConnection connection, DateTimeOffset before, int limit) => connection.Execute("""
        delete from event_deliveries
        where id in (
            select id
            from event_deliveries
            where created_at < @before
              and due_at is null
            limit @limit)
        """, new { before, limit });
}
