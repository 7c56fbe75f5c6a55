using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    /// <summary>The same search as a query string, to come back to it.</summary>
    public string ToQuery(string type)
    {
        var fields = new List<(string Name, string? Value)> { ("country", Country), ("type", type), ("areaCode", AreaCode), ("city", City), ("pattern", Pattern) };
        fields.AddRange(new[] { ("voice", Voice), ("sms", Sms), ("mms", Mms), ("search", true) }.Where(flag => flag.Item2).Select(flag => (flag.Item1, (string?)"true")));
        return string.Join('&', fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value!.Trim())}"));
    }

    public void Check(Country country, ModelStateDictionary problems)
    {
        var (area, city, pattern) = (AreaCode?.Trim() ?? "", City?.Trim() ?? "", Pattern?.Trim() ?? "");
        if (area.Length > 0 && country.HasAreaCodes && (area.Length != 3 || !area.All(char.IsAsciiDigit)))
        {
            problems.AddModelError("areaCode", "An area code has three digits, like 303.");
        }
        if (city.Length > 60)
        {
            problems.AddModelError("city", "That city's name is too long.");
        }
        if (pattern.Length > 0 && (pattern.Length is < 2 or > 16 || !pattern.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '+' or '%' or '$')))
        {
            problems.AddModelError("pattern", "Digits are 2 to 16 digits or letters; * stands for any one digit, like 555** or ROOF.");
        }
    }
}

/// <summary>The form, with what the chosen country offers.</summary>
public sealed record BuyForm(BuySearch Search, Country Country, IReadOnlyList<TwilioNumberType> Types)
{
    public TwilioNumberType Type => Types.Count == 0 ? TwilioNumberType.Local : Types.FirstOrDefault(type => NumberTypes.Of(type) == Search.Type, Types[0]);
}

public sealed record FoundNumber(TwilioAvailableNumber Number, string Country, string Type, NumberPriceRow? Price)
{
    public string National => PhoneText.National(Number.PhoneNumber);
    public string Place => string.Join(", ", new[] { Number.Locality, Number.Region }.OfType<string>().Distinct());

    /// <summary>The search that found it.</summary>
    public string Query { get; init; } = "";

    public string PriceText => Price is null ? "price not known" : $"{MoneyText.Of(Price.Price, Price.Currency)} a month";

    public string ConfirmLink =>
        $"/numbers/buy/confirm?phone={Uri.EscapeDataString(Number.PhoneNumber)}&country={Country}&type={Type}&needs={Uri.EscapeDataString(Number.AddressRequirements ?? "none")}&place={Uri.EscapeDataString(Place)}&query={Uri.EscapeDataString(Query)}";
}

/// <summary>Without <paramref name="IsUnreadable"/> a problem is Twilio's; with it the fields say what is wrong.</summary>
public sealed record BuyResults(IReadOnlyList<FoundNumber> Found, string? Problem, bool WasAsked, bool IsUnreadable = false);

public sealed record BuySearched(BuyForm Form, BuyResults Results);
