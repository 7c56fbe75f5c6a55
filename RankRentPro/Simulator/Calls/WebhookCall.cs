using System.Globalization;
using System.Text.Json;
using RankRentPro.Simulator.Rest;
using RankRentPro.Simulator.Stock;

namespace RankRentPro.Simulator.Calls;

/// <summary>A request that is to be sent, its fields as they were when it became due.</summary>
internal sealed record WebhookCall
{
    public required Address Address { get; init; }
    public required Dictionary<string, string> Form { get; init; }

    /// <summary>This already is the second address that is asked.</summary>
    public bool IsFallback { get; init; }

    public string ToText() => JsonSerializer.Serialize(this);

    public static WebhookCall From(string text) => JsonSerializer.Deserialize<WebhookCall>(text)!;
}

/// <summary>The fields of requests about a call.</summary>
internal static class WebhookForm
{
    public static Dictionary<string, string> Voice(Leg leg, string? status = null)
    {
        var form = new Dictionary<string, string>
        {
            ["CallSid"] = leg.Sid,
            ["AccountSid"] = SimulatorOptions.AccountSid,
            ["From"] = leg.From,
            ["To"] = leg.To,
            ["Caller"] = leg.From,
            ["Called"] = leg.To,
            ["CallStatus"] = status ?? leg.Status,
            ["ApiVersion"] = "2010-04-01",
            ["Direction"] = leg.Direction,
        };
        if (leg.ParentSid is { } parent)
        {
            form["ParentCallSid"] = parent;
        }
        if (leg.AnsweredBy is { } answeredBy)
        {
            form["AnsweredBy"] = answeredBy;
        }
        AddPlace(form, leg.From, "From", "Caller");
        AddPlace(form, leg.To, "To", "Called");
        return form;
    }

    public static Dictionary<string, string> Status(Leg leg, string status, int sequence, DateTimeOffset now)
    {
        var form = Voice(leg, status);
        form["Timestamp"] = TwilioJson.Date(now)!;
        form["CallbackSource"] = "call-progress-events";
        form["SequenceNumber"] = sequence.ToString(CultureInfo.InvariantCulture);
        if (leg.HasEnded)
        {
            var seconds = leg.Duration ?? 0;
            form["CallDuration"] = seconds.ToString(CultureInfo.InvariantCulture);
            form["Duration"] = ((seconds + 59) / 60).ToString(CultureInfo.InvariantCulture);
        }
        if (leg.HasEnded && leg.Direction != "inbound")
        {
            form["SipResponseCode"] = leg.Status switch { "completed" => "200", "busy" => "486", "no-answer" => "480", "canceled" => "487", _ => "404" };
        }
        return form;
    }

    private static void AddPlace(Dictionary<string, string> form, string number, params ReadOnlySpan<string> prefixes)
    {
        var place = StockPlaces.Of(number);
        var country = place?.Country ?? (number.StartsWith("+44", StringComparison.Ordinal) ? "GB" : number.StartsWith("+1", StringComparison.Ordinal) ? "US" : "");
        foreach (var prefix in prefixes)
        {
            form[prefix + "City"] = place?.RateCenter ?? "";
            form[prefix + "State"] = place?.Region ?? "";
            form[prefix + "Zip"] = place?.PostalCode ?? "";
            form[prefix + "Country"] = country;
        }
    }
}
