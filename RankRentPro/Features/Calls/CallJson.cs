using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;

namespace RankRentPro.Features.Calls;

/// <summary>A call as the API tells it.</summary>
public record ApiCall
{
    /// <summary>The call's SID, as <c>call_sid</c>.</summary>
    public required string Id { get; init; }

    [JsonPropertyName("call_sid")]
    public required string CallSid { get; init; }

    public string? PhoneNumberId { get; init; }

    [AllowedValues("inbound", "outbound")]
    public required string Direction { get; init; }

    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>The customer: who called, or was called.</summary>
    public required string CallerNumber { get; init; }

    /// <summary>Seconds of talk.</summary>
    public required long Duration { get; init; }

    [AllowedValues("completed", "missed", "voicemail", "failed", "busy", "no-answer", "canceled", "blocked", "in-progress")]
    public required string Status { get; init; }

    public required string OutcomeReason { get; init; }
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Address of the audio, good without a header for an hour, unless the server is set up for another time; absent without a recording.</summary>
    public string? Recording { get; init; }

    /// <summary>Empty: calls are not transcribed.</summary>
    public required string Transcription { get; init; }

    /// <summary>What it cost; absent while Twilio has not told all of it.</summary>
    public decimal? Price { get; init; }

    public string? PriceUnit { get; init; }
    public string? WebsiteId { get; init; }

    /// <summary>What people wrote about the call; empty without a note.</summary>
    public required string Notes { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The caller's first call to the site, or to the number where there is none.</summary>
    public required bool FirstCall { get; init; }

    public static ApiCall Of(CallLine call, string? recording) => new()
    {
        Id = call.Row.Sid,
        CallSid = call.Row.Sid,
        PhoneNumberId = call.Row.NumberId?.ToString(CultureInfo.InvariantCulture),
        Direction = call.Row.Direction,
        From = call.Row.FromNumber,
        To = call.Row.ToNumber,
        CallerNumber = call.Row.IsInbound ? call.Row.FromNumber : call.Row.ToNumber,
        Duration = call.Row.Duration,
        Status = call.Row.Outcome,
        OutcomeReason = call.Row.Reason,
        Timestamp = call.Row.StartedAt,
        Recording = recording,
        Transcription = "",
        Price = call.Row.CostState != "final" ? null : call.Row.Cost / 1_000_000m,
        PriceUnit = call.Row.CostState != "final" ? null : call.Row.CostCurrency ?? "USD",
        WebsiteId = call.Row.Site.Length == 0 ? null : call.Row.Site,
        Notes = call.Marks.Note,
        Tags = call.Tags,
        FirstCall = call.Marks.Ordinal == 1,
    };
}
