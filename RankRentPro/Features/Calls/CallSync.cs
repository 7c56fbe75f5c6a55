using RankRentPro.Data;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Sync;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>Takes in what Twilio's REST API tells of calls, and asks it about one of them.</summary>
public sealed class CallSync(Database database, TwilioClient twilio, TimeProvider clock)
{
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

    private int Intake(Func<CallIntake, int> work) => database.Write(connection =>
    {
        var intake = new CallIntake(connection, SettingsSql.TimeZone(connection), clock.GetUtcNow());
        var changed = work(intake);
        MissedWebhooksSql.Suspect(connection, intake.Ended, intake.Now);
        return changed;
    });
}
