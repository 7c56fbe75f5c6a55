using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Calls;

/// <summary>A recount of the sums that is under way.</summary>
public sealed record RecountRow
{
    /// <summary>The agency's zone to be; statistics keep the old one until all calls are counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The id of the last call that was counted.</summary>
    public long CountedTo { get; init; }

    public long Calls { get; init; }

    /// <summary>How many calls there were at the start.</summary>
    public long Total { get; init; }

    public DateTimeOffset StartedAt { get; init; }
}

public static class RecountSql
{
    public static RecountRow? Find(DbConnection connection) => connection.QuerySingleOrDefault<RecountRow>("""
        select time_zone as TimeZone, counted_to as CountedTo, calls as Calls, total as Total, started_at as StartedAt
        from recounts
        """);

    /// <summary>Starts from nothing, in the place of a recount that is under way.</summary>
    public static void Begin(DbConnection connection, string timeZone, DateTimeOffset now)
    {
        End(connection);
        connection.Execute("""
            insert into recounts (id, time_zone, counted_to, calls, total, started_at)
            values (1, @timeZone, 0, 0, (select count(*) from calls), @now)
            """, new { timeZone, now });
    }

    public static void Advance(DbConnection connection, long countedTo, int calls) => connection.Execute("""
        update recounts
        set counted_to = @countedTo, calls = calls + @calls
        """, new { countedTo, calls });

    public static void End(DbConnection connection)
    {
        connection.Execute("delete from recounts");
        connection.Execute("delete from call_sums_next");
    }
}
