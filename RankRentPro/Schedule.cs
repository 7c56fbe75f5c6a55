using Hangfire;
using RankRentPro.Features.Calls;
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
        jobs.AddOrUpdate<RecountJob>("Statistics in another time zone", job => job.Run(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<WebhookFormsJob>("Forget old webhook forms", job => job.Run(CancellationToken.None), "20 3 * * *");
    }
}
