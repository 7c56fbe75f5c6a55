using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Jobs;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Jobs;

public sealed class RecordedRunsTests : IDisposable
{
    private const string Job = "a job";
    private readonly MigratedDatabase _db = new();
    private readonly RecordedRuns _runs;

    public RecordedRunsTests() => _runs = new(_db.File, new FakeTimeProvider(CallBuilder.Began), NullLogger<RecordedRuns>.Instance);

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task A_run_is_kept_with_what_it_achieved()
    {
        await _runs.Record(Job, () => Task.FromResult(new RunResult("Three things.")), null, CancellationToken.None);

        Assert.Equal(("done", "Three things."), Last());
    }

    [Fact]
    public async Task A_failure_of_the_app_is_told_and_thrown_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _runs.Record(Job, () => throw new InvalidOperationException("Broken."), null, CancellationToken.None));

        Assert.Equal(("failed", "The app failed: Broken."), Last());
    }

    [Fact]
    public async Task The_end_of_the_app_is_no_failure_of_Twilio()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _runs.Record(Job, Stopped, null, stop.Token));

        Assert.Equal(("failed", "The app stopped during this run."), Last());
        async Task<RunResult> Stopped()
        {
            await stop.CancelAsync();
            throw new OperationCanceledException(stop.Token);
        }
    }

    [Fact]
    public async Task Runs_of_many_jobs_at_once_are_each_kept_once()
    {
        var ended = 0;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() =>
            _runs.Record($"job {n % 8}", () => Task.FromResult(new RunResult("Done.")), (_, _) => Interlocked.Increment(ref ended), CancellationToken.None))));

        Assert.Equal(200, ended);
        Assert.Equal((200, 200), _db.File.Read(connection => connection.QuerySingle<(long, long)>("select count(*), count(finished_at) from job_runs")));
    }

    [Fact]
    public async Task A_full_disk_is_told_as_soon_as_there_is_room()
    {
        using (new FullDisk(_db.File))
        {
            var told = await _runs.Record(Job, Fill, null, CancellationToken.None);
            Assert.StartsWith("The disk is full", told, StringComparison.Ordinal);
        }

        await _runs.Record("another", () => Task.FromResult(new RunResult("")), null, CancellationToken.None);

        Assert.Equal("failed", Last().State);
        Assert.StartsWith("The disk is full", Last().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_all_waits_for_nobody_and_lets_nobody_in()
    {
        using (_runs.TryEnter(Job))
        {
            Assert.Null(_runs.TryEnter(Job));
            Assert.Null(_runs.TryStopAll());
        }
        using (_runs.TryStopAll())
        {
            Assert.Null(_runs.TryEnter(Job));
        }
        Assert.NotNull(_runs.TryEnter(Job));
    }

    private Task<RunResult> Fill()
    {
        _db.File.Write(connection => JobRunsSql.Remember(connection, "large", new string('x', 100_000)));
        return Task.FromResult(new RunResult("Stored."));
    }

    private (string State, string Summary) Last() => _db.File.Read(connection => JobRunsSql.Last(connection, Job)) is { } run ? (run.State, run.Summary) : ("", "");
}
