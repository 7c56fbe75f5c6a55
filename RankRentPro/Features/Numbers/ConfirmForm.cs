using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed record ConfirmForm
{
    /// <summary>E.164.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Phone { get; init; } = "";

    /// <summary>Where it was searched: the digits of a North American toll-free number do not tell. Empty: as the digits say.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Country { get; init; } = "";

    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Type { get; init; } = "local";

    /// <summary>Twilio's address_requirements of the number: none, any, local or foreign.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Needs { get; init; } = "none";

    // A number without a place, such as a toll-free one, has an empty text, not none.
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Place { get; init; } = "";

    /// <summary>The search to go back to, as a query string.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Query { get; init; } = "";

    public string? FriendlyName { get; init; }
    public string? Site { get; init; }
    public string? Bundle { get; init; }
    public string? Address { get; init; }

    /// <summary>One click: the same token never buys twice.</summary>
    public string? Token { get; init; }

    /// <summary>Whether a page of this app would ask to buy it: a whole number of that country, and nothing longer than there can be.</summary>
    public bool IsAsked(string country) =>
        PhoneText.TryParse(Phone, "US", out var e164, out _) && e164 == Phone && PhoneText.IsIn(e164, country) && Numbers.Country.Find(country) is not null
        && Type.Length <= 20 && Needs.Length <= 20 && Place.Length <= 100 && Query.Length <= 500;

    public string SearchLink => Query.Length == 0 ? "/numbers/buy" : $"/numbers/buy?{Query}";

    /// <summary>What the fields say; the model state has a message where they cannot be used.</summary>
    public PurchaseOrder Order(string country, ModelStateDictionary problems)
    {
        problems.AddIfAny(nameof(Site), NumberWords.SiteProblem(Site));
        problems.AddIfAny(nameof(FriendlyName), string.IsNullOrWhiteSpace(FriendlyName) ? null : NumberWords.NameProblem(FriendlyName));
        return new()
        {
            Token = Token!,
            PhoneNumber = Phone,
            Country = country,
            Documents = new() { BundleSid = ReadSid(Bundle, "BU", nameof(Bundle), problems), AddressSid = ReadSid(Address, "AD", nameof(Address), problems) },
            FriendlyName = string.IsNullOrWhiteSpace(FriendlyName) ? null : FriendlyName.Trim(),
            Site = Site?.Trim() ?? "",
        };
    }

    private static string ReadSid(string? typed, string prefix, string field, ModelStateDictionary problems)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length > 0 && !Sid.IsValid(text, prefix))
        {
            problems.AddModelError(field, $"This is {prefix} and 32 digits or letters from a to f, as the Twilio Console shows it.");
        }
        return text;
    }
}
