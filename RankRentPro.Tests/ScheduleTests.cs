using Hangfire;
using Hangfire.Common;

namespace RankRentPro.Tests;

public sealed class ScheduleTests
{
    [Fact]
    public void Every_job_runs_when_the_table_says()
    {
        var jobs = new WrittenJobs();

        Schedule.Start(jobs);

        Assert.Equal(
            [
                "AudioJob.Run * * * * *", "EventLogJob.Run 10 3 * * *", "HistoryJob.Run * * * * *", "OldRecordingsJob.Run 40 3 * * *",
                "RatingJob.Run * * * * *", "ReconcileJob.Run 47 */6 * * *", "RecountJob.Run * * * * *", "RefusedDials.Explain * * * * *",
                "RereadJob.Run 17 * * * *", "StaleCallsJob.Run 37 * * * *", "SyncJob.Run */2 * * * *", "TwilioCopiesJob.Run */5 * * * *",
                "WebhookFormsJob.Run 20 3 * * *",
            ],
            jobs.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(jobs.Lines.Count, jobs.Ids.Count);
    }

    private sealed class WrittenJobs : IRecurringJobManager
    {
        public List<string> Lines { get; } = [];

        public HashSet<string> Ids { get; } = [];

        public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options)
        {
            Ids.Add(recurringJobId);
            Lines.Add($"{job.Type.Name}.{job.Method.Name} {cronExpression}");
        }

        public void Trigger(string recurringJobId) => throw new NotSupportedException();

        public void RemoveIfExists(string recurringJobId) => throw new NotSupportedException();
    }
}
