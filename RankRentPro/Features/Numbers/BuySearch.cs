using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>What the search for a number asks; everything stands in the address.</summary>
public sealed record BuySearch
{
    public string Country { get; init; } = "US";
    public string? Type { get; init; }
    public string? AreaCode { get; init; }
    public string? City { get; init; }
    public string? Pattern { get; init; }
    public bool Voice { get; init; }
    public bool Sms { get; init; }
    public bool Mms { get; init; }

    /// <summary>The button was used; without it the form is only opened or its country changed.</summary>
    public bool Search { get; init; }
}

public sealed record FoundNumber(TwilioAvailableNumber Number, string Country, string Type, NumberPriceRow? Price)
{
    public string National => PhoneText.National(Number.PhoneNumber);
    public string Place => string.Join(", ", new[] { Number.Locality, Number.Region }.OfType<string>());
    public string PriceText => Price is null ? "price not known" : $"{MoneyText.Of(Price.Price, Price.Currency)} a month";

    public string ConfirmLink =>
        $"/numbers/buy/confirm?phone={Uri.EscapeDataString(Number.PhoneNumber)}&country={Country}&type={Type}&needs={Uri.EscapeDataString(Number.AddressRequirements ?? "none")}&place={Uri.EscapeDataString(Place)}";
}

public sealed record BuyResults(IReadOnlyList<FoundNumber> Found, string? Problem, bool WasAsked);
