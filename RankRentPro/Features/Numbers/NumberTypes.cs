using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>The kinds of numbers in one spelling: Twilio writes them in three.</summary>
public static class NumberTypes
{
    public static string Of(TwilioNumberType type) => type switch
    {
        TwilioNumberType.TollFree => "tollfree",
        TwilioNumberType.Mobile => "mobile",
        _ => "local",
    };

    public static TwilioNumberType? Parse(string text) => Normal(text) switch
    {
        "local" => TwilioNumberType.Local,
        "mobile" => TwilioNumberType.Mobile,
        "tollfree" => TwilioNumberType.TollFree,
        _ => null,
    };

    /// <summary>Twilio's field is undocumented and may be missing; toll-free prefixes tell themselves.</summary>
    public static string Of(TwilioNumber number) => Normal(number.Type) is { Length: > 0 } type ? type
        : PhoneText.IsTollFree(number.PhoneNumber) ? "tollfree" : "local";

    public static string Normal(string? text) => string.Concat((text ?? "").ToLowerInvariant().Where(char.IsAsciiLetter));

    public static string Words(string type) => type switch
    {
        "tollfree" => "toll-free",
        _ => type,
    };
}
