using Hangfire;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Events;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Sync;

namespace RankRentPro;

/// <summary>Every background job and when it runs.</summary>
public static class Schedule
{
    public static void Start(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<SyncJob>("Numbers, calls and recordings from Twilio", job => job.Run(CancellationToken.None), "*/2 * * * *");
        jobs.AddOrUpdate<RatingJob>("Prices of calls that ended", job => job.Run(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<RefusedDials>("Why Twilio dialled nobody", job => job.Explain(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<AudioJob>("Audio of recordings", job => job.Run(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<TwilioCopiesJob>("Recordings at Twilio whose copy is safe", job => job.Run(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<OldRecordingsJob>("Old recordings", job => job.Run(CancellationToken.None), "40 3 * * *");
        jobs.AddOrUpdate<RecountJob>("Statistics in another time zone", job => job.Run(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<WebhookFormsJob>("Forget old webhook forms", job => job.Run(CancellationToken.None), "20 3 * * *");
        jobs.AddOrUpdate<EventLogJob>("Forget old deliveries of events", job => job.Run(CancellationToken.None), "10 3 * * *");
        jobs.AddOrUpdate<HistoryJob>("History of 400 days", job => job.Run(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<RereadJob>("The last 2 days each hour, the last 8 each night", job => job.Run(CancellationToken.None), "17 * * * *");
        jobs.AddOrUpdate<ReconcileJob>("What Twilio lists, each of 35 days once a week", job => job.Run(CancellationToken.None), "47 */6 * * *");
        jobs.AddOrUpdate<StaleCallsJob>("Calls in progress for over 4 hours", job => job.Run(CancellationToken.None), "37 * * * *");
    }
}
