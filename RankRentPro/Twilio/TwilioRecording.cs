using System.Text.Json.Serialization;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>A recording's description; the audio comes from <see cref="TwilioMedia"/>.</summary>
public sealed record TwilioRecording
{
    public required string Sid { get; init; }
    public string? AccountSid { get; init; }

    /// <summary>The leg it was started on: for <c>Dial</c> and <c>Record</c> the parent.</summary>
    public string? CallSid { get; init; }
    public string? ConferenceSid { get; init; }

    /// <summary>in-progress, paused, stopped, processing, completed, absent, deleted, or a newer word.</summary>
    public required string Status { get; init; }

    /// <summary>DialVerb, RecordVerb, OutboundAPI, StartCallRecordingAPI and others.</summary>
    public string? Source { get; init; }
    public int? Channels { get; init; }

    /// <summary>Seconds; null until completed.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public int? Duration { get; init; }

    /// <summary>Millionths, positive; null until rated.</summary>
    [JsonPropertyName("price"), JsonConverter(typeof(MicrosConverter))]
    public long? PriceMicros { get; init; }

    /// <summary>ISO code in upper case.</summary>
    [JsonConverter(typeof(CurrencyConverter))]
    public string? PriceUnit { get; init; }
    public int? ErrorCode { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public DateTimeOffset? DateCreated { get; init; }
    public DateTimeOffset? DateUpdated { get; init; }
}
