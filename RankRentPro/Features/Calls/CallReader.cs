using RankRentPro.Data;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>Reads windows of the account's calls; every page is stored before the next is asked for.</summary>
public sealed class CallReader(Database database, TwilioClient twilio, CallSync calls, TimeProvider clock, ILogger<CallReader> logger)
{
    private const int ParentsPerRun = 50;
    private const int UnratedPerRun = 500;
    private static readonly TimeSpan RatedWithin = TimeSpan.FromHours(72);

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);

    /// <returns>What was read, or why the window is not whole; what was stored of it stays.</returns>
    public async Task<TwilioAnswer<ListTally>> Read(ListWindow window, CancellationToken cancel)
    {
        var query = new CallQuery { FirstDay = window.First, LastDay = window.Last };
        var answer = await WholeWindow.Read(() => _twilio.ListCalls(query, cancel), (page, tally) => Take(page, window, tally));
        if (answer.ValueOrDefault is { Broken.Count: > 0 } read
            && await WholeWindow.AskAgain(read, sid => _twilio.FetchCall(sid, cancel), call => calls.Take([call]), logger) is { } refusal)
        {
            return new(refusal);
        }
        return answer;
    }

    /// <summary>Asks for parents that dialled legs wait for and that no window brought.</summary>
    /// <param name="since">Legs that began earlier go on waiting: the import may still bring their parents.</param>
    /// <param name="cancel">Stops between two parents.</param>
    /// <returns>How many legs wait no more, or the first refusal that is not about a parent itself: Twilio is away.</returns>
    public async Task<TwilioAnswer<int>> AskForParents(DateTimeOffset since, CancellationToken cancel)
    {
        var settled = 0;
        foreach (var sid in database.Read(connection => LegsSql.MissingParents(connection, since, ParentsPerRun)))
        {
            var answer = await _twilio.FetchCall(sid, cancel);
            if (answer.TryGet(out var parent, out var refusal))
            {
                calls.Take([parent]);
            }
            else if (refusal.Kind == TwilioRefusalKind.NotFound)
            {
                Intake(intake => intake.MakeOrphans(sid));
            }
            else if (!refusal.ConcernsOne)
            {
                return new(refusal);
            }
            settled += answer.IsSuccess || refusal!.Kind == TwilioRefusalKind.NotFound ? 1 : 0;
        }
        return new(settled);
    }

    /// <summary>Gives up prices that did not come in three days.</summary>
    public int GiveUpUnrated() => Intake(intake => intake.Fold(database.Read(connection => CallsSql.Unrated(connection, intake.Now - RatedWithin, UnratedPerRun))));

    private bool Take(TwilioPage<TwilioCall> page, ListWindow window, ListTally tally)
    {
        var changed = calls.Take(page.Items);
        tally.Changed += changed;
        tally.Calls += page.Items.Count(leg => leg.ParentCallSid is null);
        if (window.KeepsSids)
        {
            tally.Sids.UnionWith(page.Items.Select(leg => leg.Sid).Concat(page.BrokenRows.Select(row => row.Sid ?? "")));
        }
        return window.EnoughBefore is not { } horizon || changed > 0 || page.Items.Any(leg => !(leg.StartTime < horizon));
    }

    private int Intake(Func<CallIntake, int> work) => database.Write(connection =>
        work(new CallIntake(connection, SettingsSql.TimeZone(connection), clock.GetUtcNow())));
}
