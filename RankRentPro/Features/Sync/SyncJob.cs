using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Brings numbers, calls and recordings up to date: the last 90 days at first, then the last two.</summary>
public sealed class SyncJob(Database database, AccountSync account, NumberSync numbers, CallSync calls, RecordingSync recordings, SyncGate gate, TimeProvider clock)
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
        var (done, summary) = (false, "The run was cut off.");
        try
        {
            (done, summary) = await Read(cancel);
        }
        finally
        {
            database.Write(connection => Finish(connection, run, done, summary));
        }
        return summary;
    }

    private async Task<(bool Done, string Summary)> Read(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = today.AddDays(database.Read(SyncState.Read).SucceededAt is null ? -FirstDays : -LaterDays);
        if (await account.Run(cancel) is { } problem)
        {
            return (false, problem.Sentence);
        }
        var numbersRead = await numbers.Run(cancel);
        var callsRead = numbersRead.IsSuccess ? await calls.Run(first, cancel) : new(numbersRead.Refusal!);
        var recordingsRead = callsRead.IsSuccess ? await recordings.Run(first, cancel) : new(callsRead.Refusal!);
        return recordingsRead.TryGet(out var count, out var refusal)
            ? (true, $"{numbersRead.Value} numbers, {callsRead.Value} new or changed calls, {count} recordings since {first:yyyy-MM-dd}.")
            : (false, refusal.Sentence);
    }

    private void Finish(System.Data.Common.DbConnection connection, long run, bool done, string summary)
    {
        var now = clock.GetUtcNow();
        var state = SyncState.Read(connection);
        (done ? state.AfterSuccess(now) : state.AfterFailure(summary, now)).Write(connection);
        JobRunsSql.Finish(connection, run, done ? "done" : "failed", summary, now);
        JobRunsSql.Trim(connection, Name, KeptRuns);
    }
}

/// <summary>One run at a time.</summary>
public sealed class SyncGate : IDisposable
{
    private readonly SemaphoreSlim _places = new(1, 1);

    /// <returns>Null while somebody else is inside; disposing it opens the gate again.</returns>
    public IDisposable? TryEnter() => _places.Wait(0) ? new Place(_places) : null;

    public bool IsTaken => _places.CurrentCount == 0;

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}

/// <summary>Reads the account's name, kind and balance.</summary>
public sealed class AccountSync(Database database, TwilioClient twilio, TimeProvider clock)
{
    /// <returns>Why the account could not be read, or null.</returns>
    public async Task<TwilioRefusal?> Run(CancellationToken cancel)
    {
        var client = twilio.With(TwilioPatience.Background);
        var answer = await client.FetchAccount(cancel);
        if (!answer.TryGet(out var account, out var refusal))
        {
            // A standard API key may not read the account; that is no reason to stop.
            return refusal.Kind == TwilioRefusalKind.Unauthorized && refusal.HttpStatus == 403 ? null : refusal;
        }
        var balance = (await client.FetchBalance(cancel)).Value;
        database.Write(connection => AccountSql.Write(connection, new AccountRow
        {
            Name = account.FriendlyName ?? account.Sid,
            Kind = account.Type ?? "",
            Status = account.Status ?? "",
            Balance = balance?.Micros,
            Currency = balance?.Currency,
        }, clock.GetUtcNow()));
        return null;
    }
}
