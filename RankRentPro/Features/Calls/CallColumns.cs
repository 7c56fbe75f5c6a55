using System.Globalization;

namespace RankRentPro.Features.Calls;

/// <summary>One column of the exported calls.</summary>
public sealed record CallColumn(string Name, Func<CallLine, string> Of);

/// <summary>The exported columns, by the names that importers of call logs know.</summary>
public static class CallColumns
{
    public static IReadOnlyList<CallColumn> All { get; } =
    [
        new("twilio_call_sid", call => call.Row.Sid),
        new("started_at", call => Instant(call.Row.StartedAt, call.Zone)),
        new("ended_at", call => call.Row.EndedAt is { } ended ? Instant(ended, call.Zone) : ""),
        new("direction", call => call.Row.Direction),
        new("outcome", call => call.Row.Outcome),
        // A sentence that begins with a number is no formula.
        new("outcome_reason", call => call.Row.Reason.StartsWith('+') ? $"phone {call.Row.Reason}" : call.Row.Reason),
        new("answered", call => Flag(call.Row.Outcome == "completed")),
        new("voicemail", call => Flag(call.Row.Outcome == "voicemail")),
        new("first_call", call => call.Marks.Ordinal == 0 ? "" : Flag(call.Marks.Ordinal == 1)),
        new("prior_calls", call => call.Marks.Ordinal == 0 ? "" : (call.Marks.Ordinal - 1).ToString(CultureInfo.InvariantCulture)),
        new("site_domain", call => call.Site),
        new("tracking_phone_number", call => call.Row.OurNumber),
        new("customer_phone_number", call => call.Row.Customer),
        new("duration", call => call.Row.Duration.ToString(CultureInfo.InvariantCulture)),
        new("recordings", call => call.Row.Recordings.ToString(CultureInfo.InvariantCulture)),
        new("spam", call => Flag(call.Row.Spam)),
        new("tags", call => call.Marks.Tags),
        new("note", call => call.Marks.Note),
        // A cost that is still awaited is no cost of 0.
        new("cost", call => call.Row.CostState == "pending" ? "" : (call.Row.Cost / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture)),
        new("cost_currency", call => call.Row.CostState == "pending" ? "" : call.Row.CostCurrency ?? "USD"),
        new("cost_state", call => call.Row.CostState),
    ];

    private static string Instant(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "true" : "false";
}
