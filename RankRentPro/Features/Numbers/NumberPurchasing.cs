using RankRentPro.Data;
using RankRentPro.Features.Events;
using RankRentPro.Features.Live;
using RankRentPro.Features.Routing;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>A number that somebody wants to buy.</summary>
public sealed record PurchaseOrder
{
    public required string Token { get; init; }
    public required string PhoneNumber { get; init; }
    public required string Country { get; init; }
    public CountryDocuments Documents { get; init; } = new();

    /// <summary>Null: Twilio names it by its digits.</summary>
    public string? FriendlyName { get; init; }

    public string Site { get; init; } = "";
}

/// <summary>The number that is the agency's now, or why it is not.</summary>
/// <param name="Problem">A sentence, or null.</param>
/// <param name="Field">The field of the form that the problem is about, if any.</param>
/// <param name="TwilioCode">Twilio's number of the refusal, if any.</param>
public sealed record PurchaseResult(string? Problem = null, string? Field = null, int? TwilioCode = null);

/// <summary>Buys a number with its webhooks in the same request. A click is bought once, whatever happens to its answer.</summary>
public sealed class NumberPurchasing(Database database, TwilioClient twilio, NumberSync numbers, WebhookAddresses webhooks, LiveTopics live, TimeProvider clock)
{
    // The second click of a double click waits for its turn and then finds what the first one did; other numbers do not wait.
    private static readonly Turns _clicks = new();
    private static readonly Turns _numbers = new();

    // A person waits: for the order, and where that is not answered, for what became of it.
    private readonly TwilioClient _order = twilio.With(TwilioPatience.Order);
    private readonly TwilioClient _outcome = twilio.With(TwilioPatience.Outcome);

    public Task<PurchaseResult> Buy(PurchaseOrder order) =>
        _clicks.Alone(order.Token, () => _numbers.Alone(order.PhoneNumber, () => BuyAlone(order), CancellationToken.None), CancellationToken.None);

    /// <summary>It is the agency's already, and not by this very click.</summary>
    public bool IsOurs(System.Data.Common.DbConnection connection, ConfirmForm form) =>
        NumbersSql.ByPhone(connection, form.Phone) is { IsActive: true } && (form.Token is null || PurchasesSql.Find(connection, form.Token) is not { State: "done" or "started" });

    private async Task<PurchaseResult> BuyAlone(PurchaseOrder order) => database.Read(connection => PurchasesSql.Find(connection, order.Token)) switch
    {
        { State: "done" } => new(),
        // The app stopped between the order and its answer.
        { State: "started" } => await Reconciled(order) ?? await Order(order, asksAfter: false),
        _ => await Order(order, asksAfter: true),
    };

    private async Task<PurchaseResult> Order(PurchaseOrder order, bool asksAfter)
    {
        // Twilio takes the purchase of a number that one has already as a change of its webhooks.
        if (database.Read(connection => NumbersSql.ByPhone(connection, order.PhoneNumber)) is { IsActive: true })
        {
            return new("This number is yours already: its card is under My Numbers.");
        }
        database.Write(connection => PurchasesSql.Start(connection, new PurchaseRow { Token = order.Token, PhoneNumber = order.PhoneNumber, StartedAt = clock.GetUtcNow() }));
        var answer = await _order.BuyNumber(Request(order), CancellationToken.None);
        if (answer.TryGet(out var bought, out var refusal))
        {
            return await Keep(order, bought);
        }
        refusal = refusal with { What = $"buy {PhoneText.National(order.PhoneNumber)}" };
        if (refusal.OutcomeUnknown)
        {
            return (asksAfter ? await Reconciled(order) : null) ?? new((refusal with { NextStep = "It may have been bought: look at My Numbers in a minute before you try again." }).Sentence);
        }
        database.Write(connection => PurchasesSql.Finish(connection, order.Token, "refused", null));
        return Refused(order, refusal);
    }

    private static PurchaseResult Refused(PurchaseOrder order, TwilioRefusal refusal) => refusal.Code switch
    {
        21649 when order.Documents.BundleSid.Length > 0 => new($"Twilio does not take this bundle for the number: {refusal.Message?.TrimEnd('.')}. Enter one that is approved for it.", nameof(ConfirmForm.Bundle), refusal.Code),
        // A bundle is missing, an address is missing, a local address is missing.
        21649 => new($"{refusal.Meaning} {refusal.NextStep}", nameof(ConfirmForm.Bundle), refusal.Code),
        21631 or 21615 => new($"{refusal.Meaning} {refusal.NextStep}", nameof(ConfirmForm.Address), refusal.Code),
        _ => new(refusal.Sentence, TwilioCode: refusal.Code),
    };

    // An empty address keeps Twilio's demo instructions off the number: they would answer, and cost.
    private NumberPurchase Request(PurchaseOrder order) => new()
    {
        PhoneNumber = order.PhoneNumber,
        FriendlyName = order.FriendlyName,
        VoiceUrl = webhooks.Voice ?? "",
        VoiceMethod = webhooks.Voice is null ? null : "POST",
        StatusCallback = webhooks.CallStatus,
        StatusCallbackMethod = webhooks.CallStatus is null ? null : "POST",
        SmsUrl = "",
        BundleSid = Filled(order.Documents.BundleSid),
        AddressSid = Filled(order.Documents.AddressSid),
    };

    private async Task<PurchaseResult?> Reconciled(PurchaseOrder order)
    {
        var answer = await _outcome.FindNumber(order.PhoneNumber, CancellationToken.None);
        return answer is { IsSuccess: true, Value: { } bought } ? await Keep(order, bought) : null;
    }

    private async Task<PurchaseResult> Keep(PurchaseOrder order, TwilioNumber bought)
    {
        var row = await numbers.Row(bought, CancellationToken.None);
        database.Write(connection =>
        {
            var now = clock.GetUtcNow();
            NumbersSql.Write(connection, [row], now);
            PurchasesSql.Finish(connection, order.Token, "done", row.Sid);
            if (order.Site.Length > 0)
            {
                NumbersSql.NameSite(connection, NumbersSql.ByPhone(connection, row.PhoneNumber)!.Id, order.Site, now);
            }
            if (order.Documents.BundleSid.Length + order.Documents.AddressSid.Length > 0)
            {
                PurchasesSql.Remember(connection, order.Country, order.Documents);
            }
            EventsSql.Send(connection, [OutgoingEvent.Purchased(NumbersSql.ByPhone(connection, row.PhoneNumber)!)], now);
        });
        live.Tell(LiveTopics.Numbers);
        return new();
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
