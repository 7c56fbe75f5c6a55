using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Deletes recordings at Twilio where the owner wants that, each only after the file here was read again and is what came.</summary>
public sealed class TwilioCopiesJob(Database database, RecordingFiles files, TwilioClient twilio, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Kind = "twilio-copy";
    public const string Name = "recordings at Twilio";

    private const int PerRun = 100;

    // Until then a price may still come; Twilio rates no recording that is deleted.
    private static readonly TimeSpan Rated = TimeSpan.FromHours(72);
    private static readonly TimeSpan[] _after = [TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        var now = clock.GetUtcNow();
        if (entered is null || leftAlone.Words() is not null)
        {
            return "Not now.";
        }
        if (!database.Read(SettingsSql.Read).DeleteAtTwilio)
        {
            Drop();
            return "Recordings stay at Twilio.";
        }
        var due = database.Write(connection =>
        {
            DeferredSql.Add(connection, AudioQueueSql.Safe(connection, now - Rated, PerRun).Select(sid => new DeferredRow { Kind = Kind, Key = sid, DueAt = now }));
            return DeferredSql.Due(connection, Kind, now, PerRun);
        });
        return due.Count == 0 ? "Nothing is to be deleted at Twilio." : await runs.Record(Name, () => Drain(due, cancel), null, cancel);
    }

    private void Drop()
    {
        if (database.Read(connection => DeferredSql.Due(connection, Kind, DateTimeOffset.MaxValue, 1)).Count > 0)
        {
            database.Write(connection => DeferredSql.DropAll(connection, Kind));
        }
    }

    private async Task<RunResult> Drain(List<DeferredRow> due, CancellationToken cancel)
    {
        var (deleted, damaged, shorter) = (0, 0, 0);
        foreach (var work in due)
        {
            cancel.ThrowIfCancellationRequested();
            if (!await files.Verify(work.Key, cancel))
            {
                database.Write(connection => FetchAgain(connection, work));
                damaged++;
                continue;
            }
            if (!files.IsWhole(work.Key))
            {
                database.Write(connection => DeferredSql.Again(connection, work, clock.GetUtcNow() + _after[^1], "The copy here is not as long as the recording."));
                shorter++;
                continue;
            }
            if (await _twilio.DeleteRecording(work.Key, cancel) is { Kind: not TwilioRefusalKind.NotFound } refusal)
            {
                var later = clock.GetUtcNow() + _after[Math.Min(work.Attempts, _after.Length - 1)];
                database.Write(connection => DeferredSql.Again(connection, work, later, refusal.Sentence));
                return new($"{Words(deleted, damaged, shorter)} {refusal.Sentence}", Done: false);
            }
            database.Write(connection => Free(connection, work));
            deleted++;
        }
        return new(Words(deleted, damaged, shorter));
    }

    private void Free(DbConnection connection, DeferredRow work)
    {
        RecordingsSql.MarkFreed(connection, work.Key, clock.GetUtcNow());
        DeferredSql.Done(connection, work);
    }

    private void FetchAgain(DbConnection connection, DeferredRow work)
    {
        DeferredSql.Done(connection, work);
        DeferredSql.Add(connection, [new() { Kind = AudioJob.Kind, Key = work.Key, DueAt = clock.GetUtcNow() }]);
    }

    private static string Words(int deleted, int damaged, int shorter) =>
        $"{deleted} deleted at Twilio, their copies here are safe.{(damaged == 0 ? "" : $" {damaged} copies were not what came; they stay at Twilio and are fetched again.")}{(shorter == 0 ? "" : $" {shorter} copies are not as long as their recordings, which stay at Twilio.")}";
}
