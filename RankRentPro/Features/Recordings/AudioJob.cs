using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Live;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Fetches the audio of recordings, two at a time: of new ones at once, of old ones a few a minute when their history is here.</summary>
public sealed class AudioJob(Database database, RecordingFiles files, TwilioClient twilio, RecordedRuns runs, LiveTopics topics, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Kind = "audio";
    public const string Name = "audio of recordings";

    private const int AtOnce = 2;
    private const int PerRun = 30;

    // Right after a call the audio is not there yet; from here on Twilio is asked whether the recording is.
    private const int Patience = 4;
    private static readonly TimeSpan New = TimeSpan.FromDays(2);

    private static readonly TimeSpan[] _after =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60),
        TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);
    private int _kept;
    private int _later;

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        if (entered is null)
        {
            return "Audio is being fetched already.";
        }
        if (leftAlone.Words() is { } why)
        {
            return why;
        }
        return database.Read(HasWork) ? await runs.Record(Name, () => Drain(cancel), null, cancel) : "No audio is to be fetched.";
    }

    private bool HasWork(DbConnection connection) => Due(connection, 1).Count > 0 || AudioQueueSql.HasNew(connection, Since(connection));

    private List<DeferredRow> Due(DbConnection connection, int limit) => DeferredSql.Due(connection, Kind, clock.GetUtcNow(), limit);

    // Before the history is here its recordings would be 50,000 at once, and what is too old to be kept is not fetched.
    private DateTimeOffset Since(DbConnection connection)
    {
        var now = clock.GetUtcNow();
        var since = HistoryImportSql.Read(connection) is { FinishedAt: not null } ? DateTimeOffset.UnixEpoch : now - New;
        return SettingsSql.Read(connection).RecordingDays is { } days && now.AddDays(-days) > since ? now.AddDays(-days) : since;
    }

    private async Task<RunResult> Drain(CancellationToken cancel)
    {
        var due = database.Write(connection =>
        {
            AudioQueueSql.Add(connection, Since(connection), clock.GetUtcNow(), Math.Max(0, PerRun - Due(connection, PerRun).Count));
            return Due(connection, PerRun);
        });
        foreach (var pair in due.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            var failures = await Task.WhenAll(pair.Select(work => Keep(work, cancel)));
            // The next ones would fail alike.
            if (failures.FirstOrDefault(failure => failure is { Fault: AudioFault.TwilioAway or AudioFault.NotStored }) is { } problem)
            {
                return Told(new($"{Words()} {problem.Sentence}", Done: false));
            }
        }
        return Told(new(Words()));
    }

    private RunResult Told(RunResult result)
    {
        if (_kept > 0)
        {
            topics.Tell(LiveTopics.Recordings);
        }
        return result;
    }

    private async Task<AudioFailure?> Keep(DeferredRow work, CancellationToken cancel)
    {
        var recording = database.Read(connection => RecordingsSql.Find(connection, work.Key));
        var failure = recording is { IsAtTwilio: true } ? (await files.Fetch(work.Key, TwilioPatience.Background, cancel)).Failure : null;
        if (failure is null || (failure.Fault == AudioFault.NotThere && work.Attempts >= Patience && await IsGone(work.Key, cancel)))
        {
            database.Write(connection => DeferredSql.Done(connection, work));
            Interlocked.Add(ref _kept, recording is { IsAtTwilio: true } && failure is null ? 1 : 0);
            return null;
        }
        var due = clock.GetUtcNow() + _after[Math.Min(work.Attempts, _after.Length - 1)];
        database.Write(connection => DeferredSql.Again(connection, work, due, failure.Sentence));
        Interlocked.Increment(ref _later);
        return failure;
    }

    private async Task<bool> IsGone(string sid, CancellationToken cancel)
    {
        var isGone = (await _twilio.FetchRecording(sid, cancel)).Refusal?.Kind == TwilioRefusalKind.NotFound;
        if (isGone)
        {
            database.Write(connection => RecordingLoss.Mark(connection, sid, clock.GetUtcNow()));
        }
        return isGone;
    }

    private string Words() => _later == 0 ? $"{_kept} kept." : $"{_kept} kept, {_later} to be tried again later.";
}
