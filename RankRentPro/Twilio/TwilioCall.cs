using System.Text.Json.Serialization;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>One leg as Twilio's REST API tells it. An empty field of Twilio's is null.</summary>
public sealed record TwilioCall
{
    public required string Sid { get; init; }
    public string? AccountSid { get; init; }
    public string? ParentCallSid { get; init; }
    public string? PhoneNumberSid { get; init; }

    /// <summary>E.164, <c>client:</c>, <c>sip:</c>, <c>anonymous</c> or odd digits; blank on redacted rows, hence null.</summary>
    public string? To { get; init; }
    public string? ToFormatted { get; init; }

    /// <inheritdoc cref="To"/>
    public string? From { get; init; }
    public string? FromFormatted { get; init; }

    /// <summary>queued, ringing, in-progress, completed, busy, failed, no-answer, canceled, or a newer word.</summary>
    public required string Status { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Connected seconds; null while running and for legs that nobody answered.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public int? Duration { get; init; }

    /// <summary>Millionths, positive; null until Twilio has rated the leg, and for ever on a free one.</summary>
    [JsonPropertyName("price"), JsonConverter(typeof(MicrosConverter))]
    public long? PriceMicros { get; init; }

    /// <summary>ISO code in upper case.</summary>
    [JsonConverter(typeof(CurrencyConverter))]
    public string? PriceUnit { get; init; }

    /// <summary>inbound, outbound-api, outbound-dial, trunking-originating, trunking-terminating, or a newer word.</summary>
    public string? Direction { get; init; }
    public string? AnsweredBy { get; init; }
    public string? ForwardedFrom { get; init; }
    public string? GroupSid { get; init; }
    public string? CallerName { get; init; }

    /// <summary>Milliseconds that the call waited for its start.</summary>
    [JsonPropertyName("queue_time"), JsonConverter(typeof(DurationConverter))]
    public int? QueueMilliseconds { get; init; }
    public string? TrunkSid { get; init; }
    public DateTimeOffset? DateCreated { get; init; }
    public DateTimeOffset? DateUpdated { get; init; }
}
