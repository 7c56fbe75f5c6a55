using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Asks Twilio about calls that have been going on for longer than calls do.</summary>
public sealed class StaleCallsJob(Database database, CallSync calls, RecordedRuns runs, LeftAlone leftAlone, TimeProvider clock)
{
    public const string Name = "stale calls";
    private const int AskedPerRun = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        var stale = database.Read(connection => CallsSql.InProgressSince(connection, clock.GetUtcNow() - Longest, AskedPerRun));
        return entered is null || stale.Count == 0 ? "No call has been going on for hours." : leftAlone.Words() ?? await runs.Record(Name, () => Ask(stale, cancel), null, cancel);
    }

    private async Task<RunResult> Ask(List<string> stale, CancellationToken cancel)
    {
        var (ended, unread) = (0, (TwilioRefusal?)null);
        foreach (var sid in stale)
        {
            var refusal = await calls.Refresh(sid, cancel);
            if (refusal is { ConcernsOne: false })
            {
                return new(refusal.Sentence, Done: false);
            }
            if (refusal is { Kind: not TwilioRefusalKind.NotFound })
            {
                // Only this call cannot be told; the others can.
                unread = refusal;
                continue;
            }
            if (refusal is not null)
            {
                database.Write(connection => GiveUp(connection, sid));
            }
            ended += database.Write(connection => IsOver(connection, sid)) ? 1 : 0;
        }
        return new($"{stale.Count} calls in progress for over {Longest.TotalHours:0} hours asked for, {ended} of them are over.{(unread is null ? "" : $" {unread.Sentence}")}", Done: unread is null);
    }

    private void GiveUp(DbConnection connection, string sid) =>
        Intake(connection).FoldLegs(LegsSql.MarkLost(connection, sid, clock.GetUtcNow()));

    // A dialled leg that never told its end holds its call up only for a while: folded again, the call is over.
    private bool IsOver(DbConnection connection, string sid)
    {
        Intake(connection).Fold([sid]);
        return CallsSql.Find(connection, sid) is { IsOver: true };
    }

    private CallIntake Intake(DbConnection connection) => new(connection, SettingsSql.TimeZone(connection), clock.GetUtcNow());
}
