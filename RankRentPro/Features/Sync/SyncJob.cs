using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Brings numbers, calls and recordings up to date: the newest days at first, then what began since the last run that read everything.</summary>
public sealed class SyncJob(Database database, AccountSync account, NumberSync numbers, CallReader calls, RecordingSync recordings, RefusedDials refused, CallPlacing placing, DemoWebhooks webhooks, WebhookAddresses addresses, TwilioOptions twilio, SyncGate gate, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Name = "sync";

    /// <summary>The recurring run: leaves a failing Twilio alone until its time has come.</summary>
    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel) => leftAlone.Words() ?? await RunNow(cancel);

    /// <summary>A run that somebody asked for.</summary>
    public async Task<string> RunNow(CancellationToken cancel)
    {
        using var entered = gate.TryEnter();
        if (entered is null)
        {
            return "A run is under way already.";
        }
        DateTimeOffset? readTo = null;
        return await runs.Record(Name, async () =>
        {
            var (result, answeredAt) = await Read(cancel);
            readTo = answeredAt;
            return result;
        }, (connection, result) => Remember(connection, result, readTo), cancel);
    }

    private async Task<(RunResult Result, DateTimeOffset? AnsweredAt)> Read(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tail = TailWindow.Of(database.Read(SyncState.Read).Watermark, now);
        if (await account.Run(cancel) is { } problem)
        {
            return (new(problem.Sentence, Done: false), null);
        }
        var numbersRead = await numbers.Run(cancel);
        await webhooks.Run(cancel);
        database.Write(connection => WebhookReach.Note(connection, addresses.Voice, now));
        var read = numbersRead.IsSuccess ? await Window(tail, cancel) : new(numbersRead.Refusal);
        if (numbersRead.IsSuccess)
        {
            await placing.Settle(cancel);
            await refused.Explain(cancel);
        }
        if (!read.TryGet(out var done, out var refusal))
        {
            return (new(refusal.Sentence, Done: false), null);
        }
        var missed = database.Write(connection => MissedWebhooksSql.Judge(connection, clock.GetUtcNow()));
        var summary = $"{numbersRead.Value} numbers, {done.Calls.Changed} new or changed calls, {done.Recordings.Rows} recordings since {tail.Window.First:yyyy-MM-dd}.";
        var repaired = missed == 0 ? "" : $" Missed by webhooks and repaired: {missed}.";
        return (new(summary + done.Calls.BrokenWords + done.Recordings.BrokenWords + repaired), done.Calls.AnsweredAt ?? now);
    }

    private async Task<TwilioAnswer<(ListTally Calls, ListTally Recordings)>> Window(TailWindow tail, CancellationToken cancel)
    {
        if (!(await calls.Read(tail.Window, cancel)).TryGet(out var legs, out var refusal)
            || !(await recordings.Read(tail.Window, cancel)).TryGet(out var audio, out refusal)
            || !(await calls.AskForParents(UtcDay.Begin(tail.Window.First), cancel)).TryGet(out _, out refusal))
        {
            return new(refusal);
        }
        legs.Changed += calls.GiveUpUnrated();
        if (tail.Gap is { } gap)
        {
            database.Write(connection => HistoryImportSql.Reopen(connection, gap, UtcDay.Of(clock.GetUtcNow())));
        }
        return new((legs, audio));
    }

    private void Remember(DbConnection connection, RunResult result, DateTimeOffset? readTo)
    {
        var (now, state) = (clock.GetUtcNow(), SyncState.Read(connection));
        if (result.Done)
        {
            // An open page hears that the run has ended and asks how far the older days are.
            HistoryImportSql.Ensure(connection, twilio.AccountSid ?? "", UtcDay.Of(now));
        }
        (result.Done ? state.AfterSuccess(now, readTo) : state.AfterFailure(result.Summary, now)).Write(connection);
    }
}
