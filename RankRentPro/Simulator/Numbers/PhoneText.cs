using PhoneNumbers;

namespace RankRentPro.Simulator.Numbers;

/// <summary>What a parameter that names a phone holds.</summary>
internal static class PhoneText
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>E.164; digits without a + are read as North American. Null when it is no number at all.</summary>
    public static string? E164(string text)
    {
        try
        {
            var number = Numbers.Parse(text, "US");
            return Numbers.Format(number, PhoneNumberFormat.E164);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    public static bool IsPossible(string e164) => Numbers.IsPossibleNumber(Numbers.Parse(e164, null));

    /// <summary>ISO country of the number's calling code and area; null when nothing is known.</summary>
    public static string? Country(string e164) => Numbers.GetRegionCodeForNumber(Numbers.Parse(e164, null));

    public static bool IsPremium(string e164) => Numbers.GetNumberType(Numbers.Parse(e164, null)) == PhoneNumberType.PREMIUM_RATE;

    /// <summary>The account may call the United States, Canada and the United Kingdom.</summary>
    public static bool MayBeCalled(string e164) => e164.StartsWith("+44", StringComparison.Ordinal)
        || (e164.StartsWith("+1", StringComparison.Ordinal) && Country(e164) is (null or "US" or "CA"));
}
