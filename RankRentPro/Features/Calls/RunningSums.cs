using System.Data.Common;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Numbers;

namespace RankRentPro.Features.Calls;

/// <summary>A call as it was counted, null for a new one, and as it is now.</summary>
public sealed record CallChange(CallRow? Before, CallRow After);

/// <summary>Keeps the sums right in the transaction that changes calls: those that are shown, and those of a recount that is under way.</summary>
public static class RunningSums
{
    public static void Take(DbConnection connection, TimeZoneInfo agencyZone, IReadOnlyCollection<CallChange> changes, DateTimeOffset now)
    {
        if (changes.Count == 0)
        {
            return;
        }
        var sums = Sums(agencyZone, changes);
        CallSumsSql.Add(connection, sums.Lines);
        NumbersSql.AddTotals(connection, sums.Totals, now);
        // An event may have told a later beginning than Twilio knows, and a maximum forgets nothing.
        NumbersSql.FindLastCalls(connection, changes.Where(change => change.Before?.StartedAt > change.After.StartedAt).Select(change => change.After.NumberId).OfType<long>().Distinct());
        if (RecountSql.Find(connection) is { } recount)
        {
            // The others are counted as they are when their turn comes.
            var counted = changes.Where(change => change.Before is { } before && before.Id <= recount.CountedTo);
            CallSumsSql.AddNext(connection, Sums(TimeZones.Find(recount.TimeZone), counted).Lines);
        }
    }

    /// <summary>These calls are no calls any more, and are deleted already.</summary>
    public static void Remove(DbConnection connection, TimeZoneInfo agencyZone, IReadOnlyCollection<CallRow> calls, DateTimeOffset now)
    {
        if (calls.Count == 0)
        {
            return;
        }
        var sums = Without(agencyZone, calls);
        CallSumsSql.Add(connection, sums.Lines);
        NumbersSql.AddTotals(connection, sums.Totals, now);
        NumbersSql.FindLastCalls(connection, calls.Select(call => call.NumberId).OfType<long>().Distinct());
        if (RecountSql.Find(connection) is { } recount)
        {
            CallSumsSql.AddNext(connection, Without(TimeZones.Find(recount.TimeZone), calls.Where(call => call.Id <= recount.CountedTo)).Lines);
        }
    }

    private static CallSums Without(TimeZoneInfo zone, IEnumerable<CallRow> calls)
    {
        var sums = new CallSums(zone);
        foreach (var call in calls)
        {
            sums.Remove(call);
        }
        return sums;
    }

    private static CallSums Sums(TimeZoneInfo zone, IEnumerable<CallChange> changes)
    {
        var sums = new CallSums(zone);
        foreach (var change in changes)
        {
            sums.Replace(change.Before, change.After);
        }
        return sums;
    }
}
