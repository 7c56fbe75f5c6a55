using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Shared;

namespace RankRentPro.Features.Sync;

/// <summary>Reads whole days again, each hour two and once a day eight: what ended late, was rated late or was missed is found.</summary>
public sealed class RereadJob(Database database, CallReader calls, RecordingSync recordings, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Hourly = "last 2 days";
    public const string Nightly = "last 8 days";

    // By due time and not by the clock on the wall: a machine that sleeps at night catches up in the morning.
    private static readonly TimeSpan Night = TimeSpan.FromHours(23);
    private const int QuietHour = 3;

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Hourly);
        if (entered is null || database.Read(SyncState.Read).SucceededAt is null)
        {
            return "Nothing to read again now.";
        }
        if (leftAlone.Words() is { } why)
        {
            return why;
        }
        var now = clock.GetUtcNow();
        return IsNight(now) ? await Read(Nightly, 8, cancel) : await Read(Hourly, 2, cancel);
    }

    private bool IsNight(DateTimeOffset now)
    {
        var last = database.Read(connection => JobRunsSql.LastDone(connection, Nightly))?.StartedAt;
        return last is null || now - last > TimeSpan.FromHours(30) || (now.Hour == QuietHour && now - last > Night);
    }

    private Task<string> Read(string job, int days, CancellationToken cancel) => runs.Record(job, async () =>
    {
        var window = new ListWindow(UtcDay.Of(clock.GetUtcNow().AddDays(1 - days)));
        return !(await calls.Read(window, cancel)).TryGet(out var legs, out var refusal)
            || !(await recordings.Read(window, cancel)).TryGet(out var audio, out refusal)
            ? new RunResult(refusal.Sentence, Done: false)
            : new RunResult($"{legs.Calls} calls and {audio.Rows} recordings listed, {legs.Changed + audio.Changed} new or changed.{legs.BrokenWords}{audio.BrokenWords}");
    }, null, cancel);
}
