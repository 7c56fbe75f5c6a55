using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Adds to the sums by statements that are prepared once.</summary>
internal sealed class SumWriter(DbConnection connection) : IDisposable
{
    private readonly PreparedInsert _hour = new(connection, """
        insert into call_sums (number_id, site, day, hour, direction, outcome, calls, duration, cost, spam)
        values (@NumberId, @Site, @Day, @Hour, @Direction, @Outcome, @Calls, @Duration, @Cost, 0)
        on conflict (number_id, day, hour, site, direction, outcome) do update set
            calls = calls + excluded.calls,
            duration = duration + excluded.duration,
            cost = cost + excluded.cost
        """);

    private readonly PreparedInsert _day = new(connection, """
        insert into call_days (day, direction, outcome, calls, spam)
        values (@Day, @Direction, @Outcome, @Calls, 0)
        on conflict (day, direction, outcome) do update set calls = calls + excluded.calls
        """);

    private readonly PreparedInsert _total = new(connection, """
        insert into call_totals (direction, outcome, calls, spam)
        values (@Direction, @Outcome, @Calls, 0)
        on conflict (direction, outcome) do update set calls = calls + excluded.calls
        """);

    private readonly PreparedInsert _number = new(connection, """
        update numbers
        set calls = calls + @Calls,
            missed = missed + @Missed,
            completed = completed + @Completed,
            talk_seconds = talk_seconds + @TalkSeconds,
            last_call_at = max(coalesce(last_call_at, 0), @LastCallAt)
        where id = @NumberId
        """);

    public void Add(CallSums sums)
    {
        foreach (var line in sums.Lines)
        {
            _hour.Run(line.NumberId, line.Site, line.Day, line.Hour, line.Direction, line.Outcome, line.Calls, line.Duration, line.Cost);
        }
        foreach (var day in sums.Lines.GroupBy(line => (line.Day, line.Direction, line.Outcome)))
        {
            _day.Run(day.Key.Day, day.Key.Direction, day.Key.Outcome, day.Sum(line => line.Calls));
        }
        foreach (var total in sums.Lines.GroupBy(line => (line.Direction, line.Outcome)))
        {
            _total.Run(total.Key.Direction, total.Key.Outcome, total.Sum(line => line.Calls));
        }
        foreach (var total in sums.Totals)
        {
            _number.Run(total.Calls, total.Missed, total.Completed, total.TalkSeconds, total.LastCallAt, total.NumberId);
        }
    }

    public void Dispose()
    {
        _hour.Dispose();
        _day.Dispose();
        _total.Dispose();
        _number.Dispose();
    }
}
