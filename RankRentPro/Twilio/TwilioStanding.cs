using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>
/// An account that is suspended, closed or without credit is refused with the codes of wrong credentials and missing permissions;
/// the account itself stays readable and says which it is. Source: Twilio's error 10001 and the resources Account and Balance.
/// </summary>
internal static class TwilioStanding
{
    public static async Task<TwilioRefusal> Explain(TwilioWire wire, TwilioRequest request, TwilioRefusal refusal, CancellationToken cancel)
    {
        if (!MayBeInactive(refusal) || request.Path == wire.Path() || request.Path == wire.Path("Balance.json"))
        {
            return refusal;
        }
        var answer = await wire.Ask(TwilioRequest.Get("read the account", wire.Path()), TwilioJson.Default.TwilioAccount, cancel);
        if (!answer.TryGet(out var account, out _) || account.Status is not ("suspended" or "closed"))
        {
            return refusal;
        }
        var balance = account.Status == "closed" ? null
            : (await wire.Ask(TwilioRequest.Get("read the balance", wire.Path("Balance.json")), TwilioJson.Default.TwilioBalance, cancel)).ValueOrDefault;
        return balance is { Micros: <= 0 }
            ? refusal with { Meaning = "Your Twilio account has no credit left.", NextStep = "Add credit in the Twilio Console, under Billing, and try again." }
            : refusal with { Meaning = $"Your Twilio account is {account.Status}.", NextStep = "Open the Twilio Console to see why." };
    }

    private static bool MayBeInactive(TwilioRefusal refusal) => refusal is { Code: 10001 or 20005 } or { Code: 20003, HttpStatus: 403 };
}
