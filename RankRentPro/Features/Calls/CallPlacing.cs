using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>What became of a click on Call.</summary>
public sealed record CallPlaced(string? Problem = null, bool IsRepeat = false, int? TwilioCode = null);

/// <summary>Rings the user's phone and lets Twilio dial the customer from there. A second click never places a second call.</summary>
public sealed class CallPlacing(Database database, TwilioClient twilio, WebhookAddresses webhooks, TimeProvider clock)
{
    private const int PhoneRings = 30;
    private const int CustomerRings = 45;
    private const int AskedPerRun = 5;
    private static readonly TimeSpan AskedFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(5);

    // An order is given up after some seconds, the next begins after it: a call that Twilio made later is another one between the same phones.
    private static readonly TimeSpan LongestOrder = TimeSpan.FromSeconds(30);
    private const string LookFirst = "The call may have been placed: look at Call History before you try again.";

    // What Twilio says of the number that it was to ring.
    private static readonly int?[] AboutMyPhone = [21211, 21214, 21215, 21216, 21217, 21219];

    // The second click of a double click waits for its turn and then finds what the first one did; other phones do not wait.
    private static readonly Turns _clicks = new();
    private static readonly Turns _phones = new();

    // A person waits: for the order, and where that is not answered, for what became of it.
    private readonly TwilioClient _order = twilio.With(TwilioPatience.Order);
    private readonly TwilioClient _outcome = twilio.With(TwilioPatience.Outcome);

    public Task<CallPlaced> Place(CallRequest wanted, CancellationToken cancel) =>
        _clicks.Alone(wanted.Token, () => _phones.Alone(Phones(wanted), () => PlaceAlone(wanted), cancel), cancel);

    private Task<CallPlaced> PlaceAlone(CallRequest wanted)
    {
        var click = Click(wanted);
        return database.Write(connection => PlacedCallsSql.Start(connection, click))
            ? Ordered(wanted, click, asksAfter: true)
            : Repeated(wanted, database.Read(connection => PlacedCallsSql.Find(connection, wanted.Token))!);
    }

    // Counted from its turn on: who waited behind others is not ordered earlier.
    private PlacedCallRow Click(CallRequest wanted) => new() { Token = wanted.Token, FromNumber = wanted.From, ToNumber = wanted.To, Phone = wanted.Phone, PlacedAt = clock.GetUtcNow() };

    /// <summary>Finds the calls of clicks whose answer was lost and that nobody repeated, so that their rows name the customer. It ends where Twilio does not answer.</summary>
    public async Task Settle(CancellationToken cancel)
    {
        foreach (var click in database.Read(connection => PlacedCallsSql.Undecided(connection, clock.GetUtcNow() - AskedFor, AskedPerRun)))
        {
            var wanted = new CallRequest { Token = click.Token, To = click.ToNumber, From = click.FromNumber, Phone = click.Phone };
            // Nobody who presses Call waits for this answer.
            var answer = await Reconciled(wanted, click.PlacedAt, twilio.With(TwilioPatience.Background), cancel);
            if (answer.Refusal is { ConcernsOne: false })
            {
                return;
            }
            if (answer.ValueOrDefault is { } call)
            {
                await KeepUndecided(wanted, call, cancel);
            }
        }
    }

    // Somebody may have repeated the click meanwhile, or taken the call.
    private Task<bool> KeepUndecided(CallRequest wanted, TwilioCall call, CancellationToken cancel) => _phones.Alone(Phones(wanted), () => Task.FromResult(database.Write(connection =>
    {
        var isOpen = PlacedCallsSql.Find(connection, wanted.Token) is { State: "started" } && PlacedCallsSql.BySid(connection, [call.Sid]).Count == 0;
        if (isOpen)
        {
            Keep(connection, wanted, call);
        }
        return isOpen;
    })), cancel);

    // Between the same phones calls are told apart by their time alone.
    private static string Phones(CallRequest wanted) => $"{wanted.From} {wanted.Phone}";

    private async Task<CallPlaced> Ordered(CallRequest wanted, PlacedCallRow click, bool asksAfter)
    {
        // From here on the click is taken: the browser's leaving must not leave it undecided.
        var answer = await _order.CreateCall(Order(wanted), CancellationToken.None);
        if (answer.TryGet(out var call, out var refusal) || (refusal.OutcomeUnknown && asksAfter && (call = (await Reconciled(wanted, click.PlacedAt, _outcome, CancellationToken.None)).ValueOrDefault) is not null))
        {
            database.Write(connection => Keep(connection, wanted, call));
            return new();
        }
        if (!refusal.OutcomeUnknown)
        {
            database.Write(connection => PlacedCallsSql.Forget(connection, wanted.Token));
            return new(Named(wanted, refusal).Sentence, TwilioCode: refusal.Code);
        }
        return new((Named(wanted, refusal) with { NextStep = LookFirst }).Sentence);
    }

    // Twilio is asked to ring my phone; what the user wanted is the customer.
    private static TwilioRefusal Named(CallRequest wanted, TwilioRefusal refusal) => refusal with
    {
        What = $"call {PhoneText.International(wanted.To)}",
        Meaning = AboutMyPhone.Contains(refusal.Code) ? $"Your phone {PhoneText.International(wanted.Phone)}, which rings first, was refused: {refusal.Meaning}" : refusal.Meaning,
    };

    // The first click's answer was lost: Twilio knows whether there is a call, and where there is none it is placed now.
    private async Task<CallPlaced> Repeated(CallRequest wanted, PlacedCallRow first)
    {
        if (first.State != "started")
        {
            return new(IsRepeat: true);
        }
        // Twilio is asked about what was ordered, whatever comes with the same token now.
        var ordered = wanted with { From = first.FromNumber, Phone = first.Phone };
        if (!(await Reconciled(ordered, first.PlacedAt, _outcome, CancellationToken.None)).TryGet(out var call, out var refusal))
        {
            // Not knowing is no reason to call twice.
            return new((Named(wanted, refusal) with { NextStep = LookFirst }).Sentence);
        }
        if (call is null)
        {
            var again = Click(wanted);
            database.Write(connection => PlacedCallsSql.OrderAgain(connection, again));
            // What becomes of this one a job finds out: somebody waits since the first question.
            return await Ordered(wanted, again, asksAfter: false);
        }
        database.Write(connection => Keep(connection, wanted, call));
        return new(IsRepeat: true);
    }

    private NewCall Order(CallRequest wanted) => new()
    {
        To = wanted.Phone,
        From = wanted.From,
        Timeout = PhoneRings,
        StatusCallback = webhooks.CallStatus,
        StatusCallbackEvents = Events,
        // The instructions travel with the request, so this works without a public address.
        Twiml = new Twiml().Dial(new DialVerb
        {
            Numbers = [new DialNumber(wanted.To) { StatusCallback = webhooks.CallStatus, StatusCallbackEvents = Events }],
            CallerId = wanted.From,
            Timeout = CustomerRings,
            // Recording from the answer leaves the ringing out.
            Record = wanted.Record ? "record-from-answer-dual" : null,
            RecordingStatusCallback = wanted.Record ? webhooks.RecordingStatus : null,
        }).ToString(),
    };

    private IReadOnlyList<string> Events => webhooks.CallStatus is null ? [] : WebhookAddresses.Events;

    // The request timed out: Twilio knows whether the call exists; asking again beats calling twice.
    private async Task<TwilioAnswer<TwilioCall?>> Reconciled(CallRequest wanted, DateTimeOffset placedAt, TwilioClient client, CancellationToken cancel)
    {
        // Without a day: a call that waits in the queue has no start yet, and a filter by day would leave it out.
        var query = new CallQuery { To = wanted.Phone, From = wanted.From, PageSize = 20 };
        await foreach (var page in client.ListCalls(query, cancel))
        {
            var now = clock.GetUtcNow();
            if (!page.TryGet(out var calls, out var refusal))
            {
                return new(refusal);
            }
            // The dates are of Twilio's clock, and ours may be another.
            var since = placedAt + ((page.Value.AnsweredAt ?? now) - now) - SameMoment;
            var recent = calls.Items.Where(call => call.DateCreated >= since && call.DateCreated <= since + LongestOrder && call.ParentCallSid is null).ToList();
            var taken = database.Read(connection => PlacedCallsSql.BySid(connection, recent.Select(call => call.Sid))).Select(call => call.Sid).ToHashSet();
            return new(recent.LastOrDefault(call => !taken.Contains(call.Sid)));
        }
        return new((TwilioCall?)null);
    }

    private void Keep(System.Data.Common.DbConnection connection, CallRequest wanted, TwilioCall call)
    {
        var now = clock.GetUtcNow();
        PlacedCallsSql.Finish(connection, wanted.Token, "placed", call.Sid);
        if (wanted.KeepPhoneOf is { } user)
        {
            UserSql.SetPhone(connection, user, wanted.Phone, now);
        }
        var intake = new CallIntake(connection, SettingsSql.TimeZone(connection), now);
        intake.TakeLegs([LegReading.Of(call, now)]);
        // A list may have told the leg before: whom it was to reach is news all the same.
        intake.Fold([call.Sid]);
    }
}
