using System.ComponentModel.DataAnnotations;

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
    public string? Bundle { get; init; }
    public string? Address { get; init; }

    /// <summary>One click: the same token never buys twice.</summary>
    public string? Token { get; init; }
}
