using RankRentPro.Simulator.Calls;
using RankRentPro.Simulator.Numbers;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Rest;

/// <summary>Test credentials: nothing is stored or charged, and certain numbers have certain results.</summary>
internal static class MagicNumbers
{
    private const string Works = "+15005550006";

    public static IResult Buy(Parameters sent, DateTimeOffset now)
    {
        if (sent.Text("AreaCode") is { } code && sent.Text("PhoneNumber") is null)
        {
            return code == "500" ? Bought(sent, now) : code.Length == 3 ? new Refusal(21452, $"No phone numbers found in area code {code}.") : new Refusal(21451, $"AreaCode {code} is not valid.");
        }
        var number = sent.Text("PhoneNumber") is { } text ? PhoneText.E164(text) : null;
        return number switch
        {
            Works => Bought(sent, now),
            null or "+15005550001" => new Refusal(21421, $"{sent.Text("PhoneNumber")} is not a valid phone number."),
            _ => new Refusal(21422, $"{number} is not available."),
        };
    }

    public static IResult Call(CallOrder order, DateTimeOffset now)
    {
        var refusal = (order.From, order.To) switch
        {
            ("+15005550001", _) => new Refusal(21212, $"The source phone number provided, {order.From}, is not valid."),
            (not Works, _) => new Refusal(21210, $"The source phone number provided, {order.From}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased."),
            (_, "+15005550001") => new Refusal(21217, $"Phone number {order.To} does not appear to be valid"),
            (_, "+15005550002") => new Refusal(21214, $"The phone number {order.To} cannot be reached"),
            (_, "+15005550003") => new Refusal(21215, $"Account not authorized to call {order.To}. Perhaps you need to enable some international permissions: https://www.twilio.com/console/voice/calls/geo-permissions/low-risk"),
            (_, "+15005550004") => new Refusal(21216, $"Account not allowed to call {order.To}"),
            _ => null,
        };
        var leg = new Leg { Sid = Sid.New("CA"), From = order.From, To = order.To, Direction = "outbound-api", CreatedAt = now, UpdatedAt = now };
        return (IResult?)refusal ?? Answer.Created(CallJson.Of(leg, SimulatedAccount.TestAccountSid));
    }

    private static IResult Bought(Parameters sent, DateTimeOffset now)
    {
        var row = new NumberRow
        {
            Sid = Sid.New("PN"),
            PhoneNumber = Works,
            FriendlyName = TwilioJson.Formatted(Works),
            Country = "US",
            Type = "local",
            Voice = true,
            Sms = true,
            Mms = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var edited = NumberEdit.Apply(row, sent);
        return (IResult?)NumberEdit.Problem(edited, sent) ?? Answer.Created(NumberJson.Of(edited, SimulatedAccount.TestAccountSid));
    }
}
