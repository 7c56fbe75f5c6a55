using System.Data.Common;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Web;

namespace RankRentPro.Features.Health;

/// <summary>Whether the audio of recordings comes here and stays whole.</summary>
public sealed class KeptAudioCheck(TimeProvider clock) : ICheck
{
    private const string Name = "Recordings kept";

    public CheckResult Run(DbConnection connection)
    {
        var (kept, backlog) = (RecordingFilesSql.Totals(connection), AudioQueueSql.Backlog(connection, clock.GetUtcNow().AddDays(-1)));
        var text = $"{kept.Files:N0} recordings are kept here, {BytesText.Of(kept.Bytes)}.{(backlog.Waiting == 0 ? "" : $" {backlog.Waiting:N0} wait to be fetched.")}";
        if (kept.Damaged > 0)
        {
            return new(Name, CheckState.Problem, $"{kept.Damaged:N0} files are not what came from Twilio. {text}", "What Twilio still has is fetched again by itself; take the others from a backup.");
        }
        if (JobRunsSql.Last(connection, AudioJob.Name) is { State: JobRunsSql.Failed } failed)
        {
            return new(Name, CheckState.Warning, $"The last run could not fetch everything: {failed.Summary} {text}", "It is tried again by itself.");
        }
        return backlog.Failing > 0
            ? new(Name, CheckState.Warning, $"{backlog.Failing:N0} recordings could not be fetched for a day. {backlog.Problem} {text}", "The sentence says what is wrong; it is tried again each day.")
            : new(Name, CheckState.Good, text);
    }
}
