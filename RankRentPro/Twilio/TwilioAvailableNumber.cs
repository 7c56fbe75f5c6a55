using System.Text.Json.Serialization;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>A number that can be bought now. Twilio reserves nothing between search and purchase.</summary>
public sealed record TwilioAvailableNumber
{
    /// <summary>E.164.</summary>
    public required string PhoneNumber { get; init; }
    public string? FriendlyName { get; init; }
    public string? Locality { get; init; }
    public string? RateCenter { get; init; }

    /// <summary>State or province; null for toll-free and mobile numbers, like the other places.</summary>
    public string? Region { get; init; }
    public string? PostalCode { get; init; }
    public string? IsoCountry { get; init; }

    /// <summary><c>none</c>, <c>any</c>, <c>local</c> or <c>foreign</c>.</summary>
    public string? AddressRequirements { get; init; }
    public bool? Beta { get; init; }
    public TwilioCapabilities Capabilities { get; init; } = new();
}

public enum TwilioNumberType
{
    Local,
    TollFree,
    Mobile,
}

/// <summary>Which of our number types Twilio sells in a country.</summary>
public sealed record TwilioAvailableCountry
{
    public required string CountryCode { get; init; }
    public string? Country { get; init; }

    [JsonPropertyName("subresource_uris"), JsonConverter(typeof(NumberTypesConverter))]
    public IReadOnlyList<TwilioNumberType> Types { get; init; } = [];
}

/// <summary>Monthly prices of a country's numbers.</summary>
public sealed record TwilioNumberPrices
{
    public required string IsoCountry { get; init; }
    public string? Country { get; init; }

    /// <summary>ISO code in upper case.</summary>
    [JsonPropertyName("price_unit"), JsonConverter(typeof(CurrencyConverter))]
    public string? Currency { get; init; }

    [JsonPropertyName("phone_number_prices")]
    public IReadOnlyList<TwilioNumberPrice> Prices { get; init; } = [];

    public TwilioNumberPrice? Of(TwilioNumberType type) => Prices.FirstOrDefault(p => p.NumberType == type switch
    {
        TwilioNumberType.TollFree => "toll free",
        TwilioNumberType.Mobile => "mobile",
        _ => "local",
    });
}

public sealed record TwilioNumberPrice
{
    /// <summary>As Twilio writes it: <c>local</c>, <c>mobile</c>, <c>national</c>, <c>toll free</c> (with a space).</summary>
    public required string NumberType { get; init; }

    /// <summary>Millionths a month before the account's discounts.</summary>
    [JsonPropertyName("base_price"), JsonConverter(typeof(MicrosConverter))]
    public long? BaseMicros { get; init; }

    /// <summary>Millionths a month that the account pays.</summary>
    [JsonPropertyName("current_price"), JsonConverter(typeof(MicrosConverter))]
    public long? CurrentMicros { get; init; }
}
