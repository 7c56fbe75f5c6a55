using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Calls;

/// <summary>
/// Counts every call in the days of another time zone, in short steps beside the running sums, and exchanges the two at the end.
/// Each step is one transaction that knows where the last one stopped, so a restart costs nothing and two runs do not disturb each other.
/// </summary>
public sealed class RecountJob(Database database, TimeProvider clock)
{
    public const string Name = "recount";
    private const int Batch = 1_000;

    // Writers that wait look in only now and then.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        if (database.Read(RecountSql.Find) is not { } recount)
        {
            return "There is nothing to recount.";
        }
        while (Step())
        {
            await Task.Delay(Pause, cancel);
        }
        return $"Statistics count the days of {recount.TimeZone}.";
    }

    /// <returns>False when the recount is complete.</returns>
    public bool Step() => database.Write(Step);

    private bool Step(DbConnection connection)
    {
        if (RecountSql.Find(connection) is not { } recount)
        {
            return false;
        }
        var calls = CallsSql.After(connection, recount.CountedTo, Batch);
        var sums = new CallSums(TimeZones.Find(recount.TimeZone));
        calls.ForEach(call => sums.Replace(null, call));
        CallSumsSql.AddNext(connection, sums.Lines);
        if (calls.Count < Batch)
        {
            Finish(connection, recount, recount.Calls + calls.Count);
            return false;
        }
        RecountSql.Advance(connection, calls[^1].Id, calls.Count);
        return true;
    }

    private void Finish(DbConnection connection, RecountRow recount, long calls)
    {
        CallSumsSql.TakeNext(connection);
        RecountSql.End(connection);
        SettingsSql.SetTimeZone(connection, recount.TimeZone);
        var run = JobRunsSql.Start(connection, Name, recount.StartedAt);
        JobRunsSql.Finish(connection, run, JobRunsSql.Done, $"{calls:N0} calls counted in the days of {recount.TimeZone}.", clock.GetUtcNow());
    }
}
