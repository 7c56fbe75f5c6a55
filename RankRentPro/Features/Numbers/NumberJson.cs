using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed record ApiCapabilities(bool Voice, bool Sms, bool Mms);

/// <summary>A number as the API tells it.</summary>
public sealed record ApiNumber
{
    /// <summary>Ours, and stable when the number is released.</summary>
    /// <example>"7"</example>
    public required string Id { get; init; }

    /// <summary>E.164.</summary>
    /// <example>+13035550142</example>
    public required string Number { get; init; }

    public required string FriendlyName { get; init; }

    /// <summary>The site that shows the number; absent without one.</summary>
    public string? WebsiteId { get; init; }

    public string? Website { get; init; }
    [AllowedValues("twilio")]
    public required string Provider { get; init; }

    /// <summary>Dollars a month; absent while it is not known, 0 once it is released.</summary>
    public decimal? MonthlyFee { get; init; }

    public required long CallCount { get; init; }
    public required long MissedCalls { get; init; }

    /// <summary>Whole seconds of a completed call.</summary>
    public required long AverageDuration { get; init; }

    /// <summary>A released number is inactive, and has releasedAt.</summary>
    [AllowedValues("active", "inactive")]
    public required string Status { get; init; }

    public required ApiCapabilities Capabilities { get; init; }
    public required string Country { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it stopped being the agency's; absent while it is.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    public static ApiNumber Of(NumberRow row) => new()
    {
        Id = row.Id.ToString(CultureInfo.InvariantCulture),
        Number = row.PhoneNumber,
        FriendlyName = row.FriendlyName,
        WebsiteId = row.Site.Length == 0 ? null : row.Site,
        Website = row.Site.Length == 0 ? null : row.Site,
        Provider = "twilio",
        MonthlyFee = row.IsActive ? row.MonthlyFee / 1_000_000m : 0,
        CallCount = row.Calls,
        MissedCalls = row.Missed,
        AverageDuration = row.AverageDuration,
        Status = row is { IsActive: true, Inactive: false } ? "active" : "inactive",
        Capabilities = new(row.Voice, row.Sms, row.Mms),
        Country = row.Country,
        CreatedAt = row.PurchasedAt,
        ReleasedAt = row.ReleasedAt,
        // Its calls are part of what is told.
        UpdatedAt = (row.CountedAt ?? row.LastCallAt) is { } counted && counted > row.UpdatedAt ? counted : row.UpdatedAt,
    };
}

/// <summary>A number that can be bought now.</summary>
public sealed record ApiAvailableNumber
{
    public required string PhoneNumber { get; init; }
    public required string FriendlyName { get; init; }
    public string? Locality { get; init; }
    public string? Region { get; init; }
    public string? PostalCode { get; init; }
    public required string Country { get; init; }
    public required ApiCapabilities Capabilities { get; init; }
    public decimal? MonthlyFee { get; init; }

    /// <param name="number">As Twilio offers it.</param>
    /// <param name="country">Where it was searched.</param>
    /// <param name="fee">Millionths of a dollar a month; null while it is not known.</param>
    public static ApiAvailableNumber Of(TwilioAvailableNumber number, string country, long? fee) => new()
    {
        PhoneNumber = number.PhoneNumber,
        FriendlyName = PhoneText.National(number.PhoneNumber),
        Locality = number.Locality,
        Region = number.Region,
        PostalCode = number.PostalCode,
        Country = country,
        Capabilities = new(number.Capabilities.Voice, number.Capabilities.Sms, number.Capabilities.Mms),
        MonthlyFee = fee / 1_000_000m,
    };
}

public sealed record ApiAvailableNumbers(IReadOnlyList<ApiAvailableNumber> AvailableNumbers);

public sealed record ChangeNumberRequest
{
    public string? FriendlyName { get; init; }

    /// <summary>The site that shows the number; null takes it away.</summary>
    public string? WebsiteId
    {
        get;
        init => (field, LeavesSite) = (value, value is null);
    }

    /// <summary>null was sent: what is absent is not set at all.</summary>
    [JsonIgnore]
    public bool LeavesSite { get; private init; }

    /// <summary>An inactive number makes no leads; it is not released.</summary>
    [AllowedValues("active", "inactive")]
    public string? Status { get; init; }
}

public sealed record BuyNumberRequest
{
    /// <example>+13035550154</example>
    [Required]
    public string? PhoneNumber { get; init; }

    public string? Country { get; init; }
    public string? AreaCode { get; init; }
    public string? WebsiteId { get; init; }
}
