using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>
/// Compares, day by day and each day once a week, what Twilio lists with what is stored: what is missing here is stored,
/// what Twilio lists no more is asked for by SID and marked when it is gone. Nothing is dropped.
/// </summary>
public sealed class ReconcileJob(Database database, TwilioClient twilio, CallReader reader, CallSync calls, RecordingSync recordings, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Name = "reconcile";
    public const int Days = 35;

    // Another account's credentials make everything look gone: so many questions a run, and the day comes again.
    private const int AskedPerRun = 200;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);
    private int _asked;
    private int _goneCalls;
    private int _goneRecordings;
    private int _changed;
    private readonly List<TwilioRefusal> _unread = [];

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        if (entered is null || Due() is not { Count: > 0 } due)
        {
            return "No day is due.";
        }
        return leftAlone.Words() ?? await runs.Record(Name, () => Compare(due, cancel), null, cancel);
    }

    /// <summary>Closed days that were imported and not compared for a week.</summary>
    private List<DateOnly> Due() => database.Read(connection =>
    {
        var today = UtcDay.Of(clock.GetUtcNow());
        if (HistoryImportSql.Read(connection) is not { } import)
        {
            return [];
        }
        var (first, imported) = (today.AddDays(-Days), HistoryDaysSql.Imported(connection));
        var compared = HistoryDaysSql.Reconciled(connection, UtcDay.Text(first), clock.GetUtcNow() - Week);
        return Enumerable.Range(1, Days).Select(back => today.AddDays(-back)).ToList()
            .FindAll(day => !compared.Contains(UtcDay.Text(day)) && (day > UtcDay.Parse(import.LastDay) || imported.Contains(UtcDay.Text(day))));
    });

    private async Task<RunResult> Compare(List<DateOnly> due, CancellationToken cancel)
    {
        var compared = 0;
        foreach (var day in due)
        {
            cancel.ThrowIfCancellationRequested();
            var unread = _unread.Count;
            if (await Compare(day, cancel) is { } refusal)
            {
                return new($"{Words(compared)} {refusal.Sentence}", Done: false);
            }
            if (_asked >= AskedPerRun)
            {
                return new($"{Words(compared)} {_asked} were asked for one by one, the others follow.", Done: _unread.Count == 0);
            }
            if (_unread.Count == unread)
            {
                database.Write(connection => HistoryDaysSql.SetReconciled(connection, day, clock.GetUtcNow()));
                compared++;
            }
        }
        return new(Words(compared), Done: _unread.Count == 0);
    }

    private async Task<TwilioRefusal?> Compare(DateOnly day, CancellationToken cancel)
    {
        var window = new ListWindow(day, day) { KeepsSids = true };
        if (!(await reader.Read(window, cancel)).TryGet(out var legs, out var refusal)
            || !(await recordings.Read(window, cancel)).TryGet(out var audio, out refusal))
        {
            return refusal;
        }
        _changed += legs.Changed + audio.Changed;
        var (from, until) = (UtcDay.Begin(day), UtcDay.Begin(day.AddDays(1)));
        var (ourLegs, ourAudio) = database.Write(connection =>
        {
            LegsSql.MarkFound(connection, legs.Sids);
            RecordingLoss.Undo(connection, audio.Sids, clock.GetUtcNow());
            return (LegsSql.Began(connection, from, until), RecordingsSql.Made(connection, from, until));
        });
        return await AskFor(ourLegs.Except(legs.Sids), sid => _twilio.FetchCall(sid, cancel), call => calls.Take([call]), MarkLegGone)
            ?? await AskFor(ourAudio.Except(audio.Sids), sid => _twilio.FetchRecording(sid, cancel), recording => recordings.Take([recording]), MarkRecordingGone);
    }

    // What cannot be read is asked for again with its day.
    private async Task<TwilioRefusal?> AskFor<T>(IEnumerable<string> unlisted, Func<string, Task<TwilioAnswer<T>>> fetch, Func<T, int> take, Action<string> gone)
    {
        foreach (var sid in unlisted.TakeWhile(_ => _asked < AskedPerRun))
        {
            _asked++;
            if ((await fetch(sid)).TryGet(out var found, out var refusal))
            {
                _changed += take(found);
            }
            else if (!refusal.ConcernsOne)
            {
                return refusal;
            }
            else if (refusal.Kind == TwilioRefusalKind.NotFound)
            {
                gone(sid);
            }
            else
            {
                _unread.Add(refusal);
            }
        }
        return null;
    }

    private void MarkLegGone(string sid)
    {
        database.Write(connection => LegsSql.MarkGone(connection, sid, clock.GetUtcNow()));
        _goneCalls++;
    }

    private void MarkRecordingGone(string sid)
    {
        database.Write(connection => RecordingLoss.Mark(connection, sid, clock.GetUtcNow()));
        _goneRecordings++;
    }

    private string Words(int compared) =>
        $"{compared} days compared: {_changed} calls new or changed, {_goneCalls} legs and {_goneRecordings} recordings deleted at Twilio.{(_unread.Count == 0 ? "" : $" {_unread[^1].Sentence}")}";
}
