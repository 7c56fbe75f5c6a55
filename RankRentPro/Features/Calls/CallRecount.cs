using System.Data.Common;
using RankRentPro.Features.Numbers;

namespace RankRentPro.Features.Calls;

/// <summary>Counts every call anew at once, for the first owner or to prove the running sums right; <see cref="RecountJob"/> does it beside the work of the day.</summary>
public static class CallRecount
{
    private const int Batch = 5_000;

    public static void Run(DbConnection connection, TimeZoneInfo agencyZone)
    {
        RecountSql.End(connection);
        CallSumsSql.Clear(connection);
        NumbersSql.ClearTotals(connection);
        foreach (var calls in CallsSql.All(connection).Chunk(Batch))
        {
            var sums = new CallSums(agencyZone);
            foreach (var call in calls)
            {
                sums.Replace(null, call);
            }
            CallSumsSql.Add(connection, sums.Lines);
            NumbersSql.AddTotals(connection, sums.Totals, now: null);
        }
    }
}
