using Hangfire;
using RankRentPro.Features.Sync;

namespace RankRentPro;

/// <summary>Every background job and when it runs.</summary>
public static class Schedule
{
    public static void Start(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<SyncJob>("Numbers, calls and recordings from Twilio", job => job.Run(CancellationToken.None), "*/2 * * * *");
    }
}
