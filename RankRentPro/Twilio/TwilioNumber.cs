using System.Text.Json.Serialization;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>A number of the account (Twilio's IncomingPhoneNumber). An empty field of Twilio's is null.</summary>
public sealed record TwilioNumber
{
    public required string Sid { get; init; }

    /// <summary>E.164.</summary>
    public required string PhoneNumber { get; init; }
    public string? AccountSid { get; init; }
    public string? FriendlyName { get; init; }
    public string? VoiceUrl { get; init; }
    public string? VoiceMethod { get; init; }
    public string? VoiceFallbackUrl { get; init; }

    /// <summary>When set, Twilio ignores <see cref="VoiceUrl"/> and <see cref="StatusCallback"/>.</summary>
    public string? VoiceApplicationSid { get; init; }

    /// <summary>When set, Twilio ignores the application and every voice URL.</summary>
    public string? TrunkSid { get; init; }
    public string? StatusCallback { get; init; }
    public string? StatusCallbackMethod { get; init; }
    public string? SmsUrl { get; init; }
    public string? SmsMethod { get; init; }
    public string? SmsFallbackUrl { get; init; }
    public string? SmsApplicationSid { get; init; }
    public string? AddressSid { get; init; }

    /// <summary><c>none</c>, <c>any</c>, <c>local</c> or <c>foreign</c>.</summary>
    public string? AddressRequirements { get; init; }
    public string? BundleSid { get; init; }
    public string? EmergencyStatus { get; init; }
    public string? EmergencyAddressSid { get; init; }
    public TwilioCapabilities Capabilities { get; init; } = new();
    public bool? Beta { get; init; }
    public string? Origin { get; init; }
    public string? Status { get; init; }

    /// <summary><c>local</c>, <c>toll-free</c>, <c>mobile</c>, as Twilio writes it; absent on old numbers.</summary>
    public string? Type { get; init; }
    public DateTimeOffset? DateCreated { get; init; }
    public DateTimeOffset? DateUpdated { get; init; }
}

[JsonConverter(typeof(CapabilitiesConverter))]
public sealed record TwilioCapabilities
{
    public bool Voice { get; init; }
    public bool Sms { get; init; }
    public bool Mms { get; init; }
    public bool Fax { get; init; }
}
