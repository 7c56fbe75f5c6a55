using Hangfire;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Routing;

/// <summary>
/// Records events while Twilio waits for moments only. It sends an event once, whatever the answer, so nothing is won by making it
/// wait for a database that is locked: the event is recorded behind the answer, and what is lost all the same the next sync repairs.
/// </summary>
public sealed class WebhookInbox(Database database, IBackgroundJobClient jobs, JobsOptions options, ILogger<WebhookInbox> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // One thread waits for the lock, however many events come meanwhile; and they are recorded as they came.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <returns>False when the event names nothing that this app knows of.</returns>
    public async Task<bool> Take(WebhookNews news, DateTimeOffset now)
    {
        if (news.Subject is null)
        {
            return false;
        }
        var work = Record(news, now);
        if (await Task.WhenAny(work, Task.Delay(Patience)) != work)
        {
            _ = work.ContinueWith(
                late => logger.LogError(late.Exception, "The event of {Sid} could not be recorded behind its answer; the next sync reads what it told", news.Subject),
                CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return true;
        }
        return await work;
    }

    /// <summary>Ends when what came until now is recorded.</summary>
    internal async Task Settled()
    {
        await _oneAtATime.WaitAsync();
        _oneAtATime.Release();
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<bool> Record(WebhookNews news, DateTimeOffset now)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            var taken = await Task.Run(() => database.Write(connection => news.Take(connection, now)));
            if (taken && news.TellsAudio && options.RunOnNews)
            {
                // At once; should this be lost, the stored recording is found by the job's next run.
                jobs.Enqueue<AudioJob>(job => job.Run(CancellationToken.None));
            }
            return taken;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
