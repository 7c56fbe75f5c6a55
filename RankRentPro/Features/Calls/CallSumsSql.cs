using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Calls;

public static class CallSumsSql
{
    public static void Add(DbConnection connection, IEnumerable<CallSumRow> lines) => connection.Execute(Adding("call_sums"), lines);

    /// <summary>Adds to the sums of a recount that is under way.</summary>
    public static void AddNext(DbConnection connection, IEnumerable<CallSumRow> lines) => connection.Execute(Adding("call_sums_next"), lines);

    /// <summary>The recount is complete: its sums are shown from now on.</summary>
    public static void TakeNext(DbConnection connection)
    {
        Clear(connection);
        // Between tables of the same shape SQLite copies whole rows unread.
        connection.Execute("insert into call_sums select * from call_sums_next");
    }

    public static void Clear(DbConnection connection) => connection.Execute("delete from call_sums");

    /// <summary>A number's sums from a day of the agency on, a line for each day, hour and outcome.</summary>
    public static List<CallSumRow> OfNumber(DbConnection connection, long numberId, string fromDay) => connection.Query<CallSumRow>("""
        select number_id as NumberId, '' as Site, day as Day, hour as Hour, '' as Direction, outcome as Outcome,
            sum(calls) as Calls, sum(duration) as Duration, sum(cost) as Cost
        from call_sums
        where number_id = @numberId
          and day >= @fromDay
        group by day, hour, outcome
        having sum(calls) <> 0
        """, new { numberId, fromDay }).AsList();

    public static long CallsSince(DbConnection connection, long numberId, string fromDay) => connection.ExecuteScalar<long>("""
        select coalesce(sum(calls), 0)
        from call_sums
        where number_id = @numberId
          and day >= @fromDay
        """, new { numberId, fromDay });

    private static string Adding(string table) => $"""
        insert into {table} (number_id, site, day, hour, direction, outcome, calls, duration, cost)
        values (@NumberId, @Site, @Day, @Hour, @Direction, @Outcome, @Calls, @Duration, @Cost)
        on conflict (number_id, day, hour, site, direction, outcome) do update set
            calls = calls + excluded.calls,
            duration = duration + excluded.duration,
            cost = cost + excluded.cost
        """;
}
