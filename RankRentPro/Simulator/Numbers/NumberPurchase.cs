using System.Data.Common;
using RankRentPro.Simulator.Rest;
using RankRentPro.Simulator.Stock;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Numbers;

/// <summary>Whether a number can be bought as it was asked for, and the row it becomes.</summary>
internal sealed class NumberPurchase(DbConnection connection, SwitchPositions positions, DateTimeOffset now)
{
    private const string DemoVoiceUrl = "https://demo.twilio.com/welcome/voice/";
    private const string DemoSmsUrl = "https://demo.twilio.com/welcome/sms/reply/";

    public static string[] Names { get; } = ["PhoneNumber", "AreaCode", .. NumberEdit.Names];

    /// <param name="sent">The form.</param>
    /// <param name="type">local, mobile or tollfree when the path names it, else null.</param>
    public (NumberRow? Row, Refusal? Refusal) Make(Parameters sent, string? type)
    {
        var (phoneNumber, problem) = Wanted(sent, type);
        if (phoneNumber is null)
        {
            return (null, problem);
        }
        var (row, refusal) = NumberSql.FindByPhone(connection, phoneNumber) is { } owned ? (owned, null) : New(phoneNumber, type, sent);
        if (row is null || refusal is not null)
        {
            return (null, refusal);
        }
        var edited = NumberEdit.Apply(row, sent) with { UpdatedAt = now };
        return NumberEdit.Problem(edited, sent) is { } wrong ? (null, wrong) : (edited, null);
    }

    private (string? PhoneNumber, Refusal? Problem) Wanted(Parameters sent, string? type)
    {
        if (sent.Text("PhoneNumber") is { } text)
        {
            return PhoneText.E164(text) is { } e164 && PhoneText.IsPossible(e164) ? (e164, null) : (null, new(21421, $"{text} is not a valid phone number."));
        }
        if (sent.Text("AreaCode") is not { } code)
        {
            return (null, new(21421, "PhoneNumber or AreaCode is required."));
        }
        if (code.Length != 3 || !code.All(char.IsAsciiDigit))
        {
            return (null, new(21451, $"AreaCode {code} is not valid. It is a 3-digit area code."));
        }
        var gone = StockSql.Gone(connection);
        var found = NumberStock.Countries.SelectMany(country => NumberStock.Of(country.Code, type ?? "local"))
            .FirstOrDefault(n => n.PhoneNumber.StartsWith("+1" + code, StringComparison.Ordinal) && n.PhoneNumber != NumberStock.AlwaysTaken && !gone.Contains(n.PhoneNumber));
        return found is null ? (null, new(21452, $"No phone numbers found in area code {code}.")) : (found.PhoneNumber, null);
    }

    private (NumberRow? Row, Refusal? Refusal) New(string phoneNumber, string? type, Parameters sent)
    {
        if (positions.Trial && NumberSql.Count(connection) > 0)
        {
            return (null, new(21404, "Trial accounts are allowed only one Twilio number. To purchase additional numbers, please upgrade your account."));
        }
        if (NumberStock.Find(phoneNumber) is not { } stock || phoneNumber == NumberStock.AlwaysTaken || StockSql.IsTaken(connection, phoneNumber))
        {
            return (null, new(21422, $"{phoneNumber} is not available."));
        }
        if (type is not null && type != stock.Type)
        {
            return (null, new(21458, $"{phoneNumber} is not a {type} number."));
        }
        return Regulation(stock, sent) is { } refusal ? (null, refusal) : (Row(stock), null);
    }

    private static Refusal? Regulation(StockNumber stock, Parameters sent)
    {
        if (stock.Country != "GB")
        {
            return null;
        }
        var subject = $"[{stock.Country}] and numberType: [{(stock.Type == "tollfree" ? "TOLL-FREE" : stock.Type.ToUpperInvariant())}]";
        return (sent.Text("BundleSid"), sent.Text("AddressSid"), stock.Type) switch
        {
            (null, _, _) => new(21649, $"Bundle required and not provided for country: {subject}"),
            (not SimulatedAccount.BundleSid, _, _) => new(21649, $"Bundle {sent.Text("BundleSid")} is not approved for country: {subject}"),
            (_, null, "local") => new(21631, "Phone Number Requires an Address but the 'AddressSid' parameter was empty."),
            (_, not SimulatedAccount.AddressSid, "local") => new(21615, "Phone Number Requires a Local Address, and the one that was given is not local."),
            _ => null,
        };
    }

    private NumberRow Row(StockNumber stock) => new()
    {
        Sid = Sid.New("PN"),
        PhoneNumber = stock.PhoneNumber,
        FriendlyName = TwilioJson.Formatted(stock.PhoneNumber),
        Country = stock.Country,
        Type = stock.Type,
        Voice = stock.Voice,
        Sms = stock.Sms,
        Mms = stock.Mms,
        VoiceUrl = DemoVoiceUrl,
        SmsUrl = stock.Sms ? DemoSmsUrl : "",
        CreatedAt = now,
    };
}
