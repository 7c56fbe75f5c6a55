using RankRentPro.Data;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>Reads the account's calls of the last days, page by page; every page is stored before the next is asked for.</summary>
public sealed class CallSync(Database database, TwilioClient twilio, TimeProvider clock)
{
    private const int ParentsPerRun = 50;
    private const int UnratedPerRun = 500;
    private static readonly TimeSpan RatedWithin = TimeSpan.FromHours(72);

    private readonly TwilioClient _twilio = twilio.With(TwilioPatience.Background);

    /// <param name="firstDay">The first UTC day to read.</param>
    /// <param name="cancel">Stops between two pages; what was stored stays.</param>
    /// <returns>How many calls are new or changed, or why Twilio could not be read.</returns>
    public async Task<TwilioAnswer<int>> Run(DateOnly firstDay, CancellationToken cancel)
    {
        var changed = 0;
        await foreach (var page in _twilio.ListCalls(new CallQuery { FirstDay = firstDay }, cancel))
        {
            if (!page.TryGet(out var calls, out var refusal))
            {
                return new(refusal);
            }
            changed += Take(calls.Items);
        }
        if (await AskForParents(cancel) is { } problem)
        {
            return new(problem);
        }
        changed += Intake(intake => intake.Fold(Unrated(intake.Now)));
        return new(changed);
    }

    /// <summary>Asks Twilio about one call and the legs dialled for it, while somebody looks at it.</summary>
    public async Task<TwilioRefusal?> Refresh(string sid, CancellationToken cancel)
    {
        var parent = await twilio.FetchCall(sid, cancel);
        if (!parent.TryGet(out var call, out var refusal))
        {
            return refusal;
        }
        var legs = new List<TwilioCall> { call };
        await foreach (var page in twilio.ListCalls(new CallQuery { ParentCallSid = sid }, cancel))
        {
            if (!page.TryGet(out var children, out refusal))
            {
                return refusal;
            }
            legs.AddRange(children.Items);
        }
        Take(legs);
        return null;
    }

    public int Take(IEnumerable<TwilioCall> calls)
    {
        var seen = clock.GetUtcNow();
        return Intake(intake => intake.TakeLegs([.. calls.Select(call => LegReading.Of(call, seen))]));
    }

    /// <returns>The first refusal that is not about the parent itself: Twilio is away, and asking on would take its time again and again.</returns>
    private async Task<TwilioRefusal?> AskForParents(CancellationToken cancel)
    {
        foreach (var sid in database.Read(connection => LegsSql.MissingParents(connection, ParentsPerRun)))
        {
            var answer = await _twilio.FetchCall(sid, cancel);
            if (answer.TryGet(out var parent, out var refusal))
            {
                Take([parent]);
            }
            else if (refusal.Kind == TwilioRefusalKind.NotFound)
            {
                Intake(intake => intake.MakeOrphans(sid));
            }
            else
            {
                return refusal;
            }
        }
        return null;
    }

    private List<string> Unrated(DateTimeOffset now) =>
        database.Read(connection => CallsSql.Unrated(connection, now - RatedWithin, UnratedPerRun));

    private int Intake(Func<CallIntake, int> work) => database.Write(connection =>
        work(new CallIntake(connection, SettingsSql.TimeZone(connection), clock.GetUtcNow())));
}
