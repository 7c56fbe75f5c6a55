using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;

namespace RankRentPro.Features.Sync;

/// <summary>Brings numbers, calls and recordings up to date: the last 90 days at first, then two days back from the last run that read everything.</summary>
public sealed class SyncJob(Database database, AccountSync account, NumberSync numbers, CallSync calls, RecordingSync recordings, RefusedDials refused, DemoWebhooks webhooks, SyncGate gate, TimeProvider clock)
{
    public const string Name = "sync";
    private const int FirstDays = 90;
    private const int LaterDays = 2;
    private const int KeptRuns = 500;

    /// <summary>The recurring run: leaves a failing Twilio alone until its time has come.</summary>
    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        var state = database.Read(SyncState.Read);
        return state.NotBefore > clock.GetUtcNow() ? $"Twilio is left alone until {state.NotBefore:u}." : await RunNow(cancel);
    }

    /// <summary>A run that somebody asked for.</summary>
    public async Task<string> RunNow(CancellationToken cancel)
    {
        using var entered = gate.TryEnter();
        return entered is null ? "A run is under way already." : await Recorded(cancel);
    }

    private async Task<string> Recorded(CancellationToken cancel)
    {
        var run = database.Write(connection => JobRunsSql.Start(connection, Name, clock.GetUtcNow()));
        try
        {
            var (done, summary) = await Read(cancel);
            database.Write(connection => Finish(connection, run, done, summary));
            return summary;
        }
        catch (OperationCanceledException)
        {
            // The app stops: that says nothing about Twilio.
            database.Write(connection => JobRunsSql.Finish(connection, run, JobRunsSql.Failed, "The app stopped during this run.", clock.GetUtcNow()));
            throw;
        }
        catch (Exception failure)
        {
            database.Write(connection => Finish(connection, run, done: false, $"The app failed: {failure.Message}"));
            throw;
        }
    }

    private async Task<(bool Done, string Summary)> Read(CancellationToken cancel)
    {
        var first = FirstDay(database.Read(SyncState.Read).SucceededAt);
        if (await account.Run(cancel) is { } problem)
        {
            return (false, problem.Sentence);
        }
        var numbersRead = await numbers.Run(cancel);
        await webhooks.Run(cancel);
        var callsRead = numbersRead.IsSuccess ? await calls.Run(first, cancel) : new(numbersRead.Refusal!);
        var recordingsRead = callsRead.IsSuccess ? await recordings.Run(first, cancel) : new(callsRead.Refusal!);
        await refused.Explain(cancel);
        return recordingsRead.TryGet(out var count, out var refusal)
            ? (true, $"{numbersRead.Value} numbers, {callsRead.Value} new or changed calls, {count} recordings since {first:yyyy-MM-dd}.")
            : (false, refusal.Sentence);
    }

    // After days without a run the last two would leave a hole.
    private DateOnly FirstDay(DateTimeOffset? succeededAt)
    {
        var now = clock.GetUtcNow();
        var earliest = now.AddDays(-FirstDays);
        var wanted = (succeededAt < now ? succeededAt : now)?.AddDays(-LaterDays);
        return DateOnly.FromDateTime((succeededAt is null || wanted < earliest ? earliest : wanted!.Value).UtcDateTime);
    }

    private void Finish(DbConnection connection, long run, bool done, string summary)
    {
        var now = clock.GetUtcNow();
        var state = SyncState.Read(connection);
        (done ? state.AfterSuccess(now) : state.AfterFailure(summary, now)).Write(connection);
        JobRunsSql.Finish(connection, run, done ? JobRunsSql.Done : JobRunsSql.Failed, summary, now);
        JobRunsSql.Trim(connection, Name, KeptRuns);
    }
}
