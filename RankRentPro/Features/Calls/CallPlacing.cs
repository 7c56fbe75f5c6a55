using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>What became of a click on Call.</summary>
public sealed record CallPlaced(string? Problem = null, bool IsRepeat = false);

/// <summary>Rings the user's phone and lets Twilio dial the customer from there. A second click never places a second call.</summary>
public sealed class CallPlacing(Database database, TwilioClient twilio, TimeProvider clock)
{
    private const int PhoneRings = 30;
    private const int CustomerRings = 45;
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(60);

    public async Task<CallPlaced> Place(CallRequest wanted, CancellationToken cancel)
    {
        var click = new PlacedCallRow { Token = wanted.Token, FromNumber = wanted.From, ToNumber = wanted.To, Phone = wanted.Phone, PlacedAt = clock.GetUtcNow() };
        if (!database.Write(connection => PlacedCallsSql.Start(connection, click)))
        {
            return Repeated(database.Read(connection => PlacedCallsSql.Find(connection, wanted.Token)));
        }
        // From here on the click is taken: the browser's leaving must not leave it undecided.
        var answer = await twilio.CreateCall(Order(wanted), CancellationToken.None);
        if (answer.TryGet(out var call, out var refusal) || (refusal.OutcomeUnknown && (call = await Reconciled(wanted, click.PlacedAt)) is not null))
        {
            database.Write(connection => Keep(connection, wanted, call));
            return new();
        }
        if (!refusal.OutcomeUnknown)
        {
            database.Write(connection => PlacedCallsSql.Forget(connection, wanted.Token));
            return new(refusal.Sentence);
        }
        return new($"{refusal.Sentence} The call may have been placed: look at Call History before you try again.");
    }

    // A click that is still undecided after the longest request: nobody knows whether it called.
    private CallPlaced Repeated(PlacedCallRow? first) => first is { State: "started" } && clock.GetUtcNow() - first.PlacedAt > LongestRequest
        ? new("Twilio never said whether this call was placed. Look at Call History; to call again, open Make Call anew.")
        : new(IsRepeat: true);

    private static NewCall Order(CallRequest wanted) => new()
    {
        To = wanted.Phone,
        From = wanted.From,
        Timeout = PhoneRings,
        // The instructions travel with the request, so this works without a public address.
        Twiml = new Twiml().Dial(new DialVerb
        {
            Numbers = [new DialNumber(wanted.To)],
            CallerId = wanted.From,
            Timeout = CustomerRings,
            // Recording from the answer leaves the ringing out.
            Record = wanted.Record ? "record-from-answer-dual" : null,
        }).ToString(),
    };

    // The request timed out: Twilio knows whether the call exists; asking again beats calling twice.
    private async Task<TwilioCall?> Reconciled(CallRequest wanted, DateTimeOffset placedAt)
    {
        var query = new CallQuery { To = wanted.Phone, From = wanted.From, FirstDay = DateOnly.FromDateTime(placedAt.UtcDateTime.AddDays(-1)), PageSize = 20 };
        await foreach (var page in twilio.ListCalls(query, CancellationToken.None))
        {
            return page.TryGet(out var calls, out _) ? calls.Items.FirstOrDefault(call => call.DateCreated >= placedAt.AddSeconds(-5)) : null;
        }
        return null;
    }

    private void Keep(System.Data.Common.DbConnection connection, CallRequest wanted, TwilioCall call)
    {
        var now = clock.GetUtcNow();
        PlacedCallsSql.Finish(connection, wanted.Token, "placed", call.Sid);
        if (wanted.KeepPhoneOf is { } user)
        {
            UserSql.SetPhone(connection, user, wanted.Phone, now);
        }
        new CallIntake(connection, SettingsSql.TimeZone(connection), now).TakeLegs([LegReading.Of(call, now)]);
    }
}
