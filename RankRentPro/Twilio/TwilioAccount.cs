using System.Text.Json.Serialization;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>The account. Twilio's answer holds its auth token, which is deliberately not a property here.</summary>
public sealed record TwilioAccount
{
    public required string Sid { get; init; }
    public string? FriendlyName { get; init; }

    /// <summary><c>Trial</c> or <c>Full</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>active</c>, <c>suspended</c> or <c>closed</c>.</summary>
    public string? Status { get; init; }
    public string? OwnerAccountSid { get; init; }
    public DateTimeOffset? DateCreated { get; init; }

    [JsonIgnore]
    public bool IsTrial => Type == "Trial";
}

public sealed record TwilioBalance
{
    public string? AccountSid { get; init; }

    /// <summary>Millionths of the currency; negative when Twilio is owed.</summary>
    [JsonPropertyName("balance"), JsonConverter(typeof(SignedMicrosConverter))]
    public required long Micros { get; init; }

    /// <summary>ISO code in upper case.</summary>
    [JsonConverter(typeof(CurrencyConverter))]
    public string? Currency { get; init; }
}
