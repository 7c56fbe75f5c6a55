using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Calls;

public static class CallSumsSql
{
    private const string AddToDays = """
        insert into call_days (day, direction, outcome, calls, spam)
        values (@Day, @Direction, @Outcome, @Calls, @Spam)
        on conflict (day, direction, outcome) do update set
            calls = calls + excluded.calls,
            spam = spam + excluded.spam
        """;

    private const string AddToTotals = """
        insert into call_totals (direction, outcome, calls, spam)
        values (@Direction, @Outcome, @Calls, @Spam)
        on conflict (direction, outcome) do update set
            calls = calls + excluded.calls,
            spam = spam + excluded.spam
        """;

    /// <summary>Adds the changes to the sums, and to the days and the totals of all numbers.</summary>
    public static void Add(DbConnection connection, IReadOnlyCollection<CallSumRow> lines)
    {
        connection.Execute(Adding("call_sums"), lines);
        connection.Execute(AddToDays, Sums(lines, line => line.Day));
        connection.Execute(AddToTotals, Sums(lines, _ => ""));
    }

    /// <summary>Adds to the sums of a recount that is under way.</summary>
    public static void AddNext(DbConnection connection, IEnumerable<CallSumRow> lines) => connection.Execute(Adding("call_sums_next"), lines);

    /// <summary>The recount is complete: its sums are shown from now on.</summary>
    public static void TakeNext(DbConnection connection)
    {
        Clear(connection);
        // Between tables of the same shape SQLite copies whole rows unread.
        connection.Execute("insert into call_sums select * from call_sums_next");
        connection.Execute("""
            insert into call_days (day, direction, outcome, calls, spam)
            select day, direction, outcome, sum(calls), sum(spam)
            from call_sums
            group by day, direction, outcome
            """);
        connection.Execute("""
            insert into call_totals (direction, outcome, calls, spam)
            select direction, outcome, sum(calls), sum(spam)
            from call_days
            group by direction, outcome
            """);
    }

    public static void Clear(DbConnection connection)
    {
        connection.Execute("delete from call_sums");
        connection.Execute("delete from call_days");
        connection.Execute("delete from call_totals");
    }

    /// <summary>How many calls a list shows, spam among them, that asks for number, site, direction, outcome and days of the agency alone.</summary>
    public static long Listed(DbConnection connection, CallFilter filter) => connection.ExecuteScalar<long>($"""
        select coalesce(sum(calls + spam), 0)
        from {Smallest(filter)}
        where {CallConditions.All(
        [
            "true",
            filter.NumberId is null ? "" : "number_id = @numberId",
            filter.Site is null ? "" : "site = @site",
            filter.Direction is null ? "" : "direction = @direction",
            filter.Outcome is null ? "" : "outcome = @outcome",
            filter.FirstDay is null ? "" : "day >= @firstDay",
            filter.LastDay is null ? "" : "day <= @lastDay",
        ])}
        """, CallConditions.Values(filter));

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

    /// <summary>What was counted for the number without a site counts for this one, in a recount that is under way too.</summary>
    public static void GiveSite(DbConnection connection, long numberId, string site)
    {
        foreach (var table in new[] { "call_sums", "call_sums_next" })
        {
            connection.Execute($"""
                insert into {table} (number_id, site, day, hour, direction, outcome, calls, duration, cost, spam)
                select number_id, @site, day, hour, direction, outcome, calls, duration, cost, spam
                from {table}
                where number_id = @numberId
                  and site = ''
                {Merged};
                delete from {table} where number_id = @numberId and site = '';
                """, new { numberId, site });
        }
    }

    private const string Merged = """
        on conflict (number_id, day, hour, site, direction, outcome) do update set
            calls = calls + excluded.calls,
            duration = duration + excluded.duration,
            cost = cost + excluded.cost,
            spam = spam + excluded.spam
        """;

    private static string Adding(string table) => $"""
        insert into {table} (number_id, site, day, hour, direction, outcome, calls, duration, cost, spam)
        values (@NumberId, @Site, @Day, @Hour, @Direction, @Outcome, @Calls, @Duration, @Cost, @Spam)
        {Merged}
        """;

    // The table with the fewest rows that still tells apart what is asked for.
    private static string Smallest(CallFilter filter) =>
        filter.NumberId is not null || filter.Site is not null ? "call_sums"
        : filter.FirstDay is not null || filter.LastDay is not null ? "call_days"
        : "call_totals";

    private static IEnumerable<object> Sums(IEnumerable<CallSumRow> lines, Func<CallSumRow, string> day) => lines
        .GroupBy(line => (Day: day(line), line.Direction, line.Outcome))
        .Select(sum => new { sum.Key.Day, sum.Key.Direction, sum.Key.Outcome, Calls = sum.Sum(line => line.Calls), Spam = sum.Sum(line => line.Spam) })
        .Where(sum => sum.Calls != 0 || sum.Spam != 0);
}
