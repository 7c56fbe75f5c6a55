using System.Data.Common;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Health;

/// <summary>Whether numbers, calls and recordings are read from Twilio.</summary>
public sealed class SyncAgeCheck(TimeProvider clock) : ICheck
{
    private const string Name = "Sync age";
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(15);

    public CheckResult Run(DbConnection connection)
    {
        var (state, now) = (SyncState.Read(connection), clock.GetUtcNow());
        if (state.FailingSince is { } since)
        {
            return new(Name, CheckState.Problem, $"Twilio cannot be read. It began {DurationText.Ago(now - since)}, {(state.Failures == 1 ? "one attempt" : $"{state.Failures} attempts")} failed. {state.Problem}", "The sentence above says what to do. Press Refresh on Phone Numbers to try at once.");
        }
        return state.SucceededAt switch
        {
            null => new(Name, CheckState.Warning, "Nothing was read from Twilio yet.", "Wait for the first run, or press Refresh on Phone Numbers."),
            { } at when now - at > Old => new(Name, CheckState.Warning, $"The last complete run ended {DurationText.Ago(now - at)}.", "Look at Background jobs: the recurring job should run every two minutes."),
            { } at => new(Name, CheckState.Good, $"Everything was read {DurationText.Ago(now - at)}."),
        };
    }
}
