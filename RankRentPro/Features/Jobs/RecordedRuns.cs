using System.Data.Common;
using RankRentPro.Data;

namespace RankRentPro.Features.Jobs;

/// <summary>What a run achieved, in words; a failed one says why and what happens next.</summary>
public sealed record RunResult(string Summary, bool Done = true);

/// <summary>Keeps every run in job_runs, and lets a job run once at a time.</summary>
public sealed class RecordedRuns(Database database, TimeProvider clock, ILogger<RecordedRuns> logger)
{
    private const int KeptRuns = 500;
    private const string Everything = "*";

    private readonly HashSet<string> _running = [];
    private readonly Queue<Action<DbConnection>> _unwritten = new();

    /// <returns>Null while the job runs already; disposing it lets the next one in.</returns>
    public IDisposable? TryEnter(string job)
    {
        lock (_running)
        {
            return !_running.Contains(Everything) && _running.Add(job) ? new Place(this, job) : null;
        }
    }

    /// <returns>Null while any job runs; until it is disposed none begins.</returns>
    public IDisposable? TryStopAll()
    {
        lock (_running)
        {
            return _running.Count == 0 && _running.Add(Everything) ? new Place(this, Everything) : null;
        }
    }

    /// <param name="job">Its name in job_runs.</param>
    /// <param name="work">What it does. An exception is told as a failure and thrown on, but for a full disk, which nobody has to look for in a log.</param>
    /// <param name="also">Is written together with the result.</param>
    /// <param name="cancel">The app stops.</param>
    /// <returns>What the run achieved, in words.</returns>
    public async Task<string> Record(string job, Func<Task<RunResult>> work, Action<DbConnection, RunResult>? also, CancellationToken cancel)
    {
        var run = Start(job);
        RunResult result;
        try
        {
            result = await work();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // That says nothing about Twilio.
            Finish(run, new("The app stopped during this run.", Done: false), null);
            throw;
        }
        catch (Exception failure) when (DiskRoom.IsMissing(failure))
        {
            logger.LogError(failure, "Job {Job}: {Problem}", job, DiskRoom.Sentence);
            Finish(run, new(DiskRoom.Sentence, Done: false), also);
            return DiskRoom.Sentence;
        }
        catch (Exception failure)
        {
            Finish(run, new($"The app failed: {failure.Message}", Done: false), also);
            throw;
        }
        Finish(run, result, also);
        return result.Summary;
    }

    private Run Start(string job)
    {
        var run = new Run(job, clock.GetUtcNow());
        Write(connection => run.Id = JobRunsSql.Start(connection, run.Job, run.StartedAt));
        return run;
    }

    private void Finish(Run run, RunResult result, Action<DbConnection, RunResult>? also)
    {
        var now = clock.GetUtcNow();
        Write(connection =>
        {
            also?.Invoke(connection, result);
            JobRunsSql.Finish(connection, run.Id, result.Done ? JobRunsSql.Done : JobRunsSql.Failed, result.Summary, now);
            JobRunsSql.Trim(connection, run.Job, KeptRuns);
        });
    }

    // While the disk is full or the database locked not even that can be written; it is told, in its order, as soon as it can.
    private void Write(Action<DbConnection> work)
    {
        lock (_unwritten)
        {
            _unwritten.Enqueue(work);
            while (_unwritten.TryPeek(out var next) && TryWrite(next))
            {
                _unwritten.Dequeue();
            }
        }
    }

    private bool TryWrite(Action<DbConnection> work)
    {
        try
        {
            database.Write(work);
            return true;
        }
        catch (Exception failure) when (DiskRoom.IsNoTimeToWrite(failure))
        {
            logger.LogWarning(failure, "What a job achieved cannot be written yet");
            return false;
        }
#pragma warning disable CA1031 // What can never be written must not hold up what comes behind it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "What a job achieved cannot be written");
            return true;
        }
    }

    private void Leave(string job)
    {
        lock (_running)
        {
            _running.Remove(job);
        }
    }

    private sealed class Run(string job, DateTimeOffset startedAt)
    {
        public string Job => job;
        public DateTimeOffset StartedAt => startedAt;
        public long Id { get; set; }
    }

    private sealed class Place(RecordedRuns runs, string job) : IDisposable
    {
        public void Dispose() => runs.Leave(job);
    }
}
