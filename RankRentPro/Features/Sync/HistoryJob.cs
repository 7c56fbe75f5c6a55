using System.Data.Common;
using System.Globalization;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Drains the import of the history: two days at a time, the newest first, until it is done, paused or asked to wait.</summary>
public sealed class HistoryJob(Database database, DayImport days, CallReader calls, RecordedRuns runs, TwilioOptions twilio, TwilioPause pause, TimeProvider clock)
{
    public const string Name = "history";

    // Two requests of the client's four: what a person asks for meanwhile does not wait.
    private const int AtOnce = 2;

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        if (entered is null)
        {
            return "The import is under way already.";
        }
        if (database.Read(SyncState.Read).SucceededAt is null)
        {
            return "The newest days come first.";
        }
        var import = Import();
        return import switch
        {
            { FinishedAt: not null } => "Everything is here.",
            { Paused: true } => "The import is paused.",
            { NotBefore: { } at } when at > clock.GetUtcNow() => $"Twilio is left alone until {at:u}.",
            _ when pause.Until is { } at => $"Twilio is left alone until {at:u}.",
            _ => await runs.Record(Name, () => Drain(cancel), null, cancel),
        };
    }

    private HistoryImport Import() => database.Write(connection => HistoryImportSql.Ensure(connection, twilio.AccountSid ?? "", UtcDay.Of(clock.GetUtcNow())));

    private async Task<RunResult> Drain(CancellationToken cancel)
    {
        var read = new List<HistoryDayRow>();
        while (Open() is { Count: > 0 } open)
        {
            cancel.ThrowIfCancellationRequested();
            var answers = await Task.WhenAll(open.Take(AtOnce).Select(day => days.Read(day, cancel)));
            read.AddRange(answers.Where(answer => answer.IsSuccess).Select(answer => answer.Value));
            var refusal = answers.FirstOrDefault(answer => !answer.IsSuccess)?.Refusal
                ?? (answers.All(answer => answer.Value is { Calls: 0, Recordings: 0 }) ? await Skip(open.Skip(AtOnce).ToList(), cancel) : null);
            if (refusal is not null)
            {
                return Wait(refusal, read);
            }
        }
        return Import().Paused ? new($"{Words(read)} Paused.") : await Finish(read, cancel) ?? await Drain(cancel);
    }

    /// <summary>The days to read, none while somebody paused the import.</summary>
    private List<DateOnly> Open() => database.Read(connection =>
        HistoryImportSql.Read(connection) is { Paused: false } import ? import.Open(HistoryDaysSql.Imported(connection)).ToList() : []);

    // Behind empty days there are often more: one question finds the next day that has something.
    private async Task<TwilioRefusal?> Skip(List<DateOnly> rest, CancellationToken cancel)
    {
        if (rest.Count <= AtOnce)
        {
            return null;
        }
        if (!(await days.Newest(rest[^1], rest[0], cancel)).TryGet(out var newest, out var refusal))
        {
            return refusal;
        }
        // Twilio lists by creation and filters by start: a call that waited at midnight may stand a day apart.
        var empty = rest.Where(day => newest is null || day > newest.Value.AddDays(1)).ToList();
        database.Write(connection => HistoryDaysSql.SetEmpty(connection, empty, clock.GetUtcNow()));
        return null;
    }

    private RunResult Wait(TwilioRefusal refusal, List<HistoryDayRow> read)
    {
        // Days that were read prove that Twilio was back in between.
        var import = Import() with { Failures = read.Count > 0 ? 0 : Import().Failures };
        var waiting = import.AfterRefusal(refusal, clock.GetUtcNow());
        database.Write(connection => HistoryImportSql.SetWait(connection, waiting));
        var summary = string.Create(CultureInfo.InvariantCulture, $"{Words(read)} {refusal.Sentence} The import goes on at {waiting.NotBefore:HH:mm} UTC.");
        return new(summary, Done: refusal.Kind == TwilioRefusalKind.RateLimited);
    }

    /// <returns>Null when there are days again: the app was away for days meanwhile, or a pause ended.</returns>
    private async Task<RunResult?> Finish(List<HistoryDayRow> read, CancellationToken cancel)
    {
        int settled;
        do
        {
            // Every day is read: a leg that still waits for its parent has one that no list names.
            if (!(await calls.AskForParents(DateTimeOffset.UnixEpoch, cancel)).TryGet(out settled, out var refusal))
            {
                return Wait(refusal, read);
            }
        }
        while (settled > 0);
        if (!database.Write(IsFinished))
        {
            return null;
        }
        // This much work comes once: what it took of the machine's memory is given back.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new($"{Words(read)} Everything is here.");
    }

    private bool IsFinished(DbConnection connection)
    {
        var isRead = HistoryImportSql.Read(connection) is { Paused: false } import && !import.Open(HistoryDaysSql.Imported(connection)).Any();
        if (isRead)
        {
            HistoryImportSql.Finish(connection, clock.GetUtcNow());
        }
        return isRead;
    }

    private static string Words(List<HistoryDayRow> read)
    {
        var broken = read.Sum(day => day.BrokenRows);
        var days = string.Create(CultureInfo.InvariantCulture, $"{read.Count} days read: {read.Sum(day => day.Calls):N0} calls, {read.Sum(day => day.Recordings):N0} recordings.");
        return broken == 0 ? days : string.Create(CultureInfo.InvariantCulture, $"{days} {broken} rows could not be read, the log names them.");
    }
}
