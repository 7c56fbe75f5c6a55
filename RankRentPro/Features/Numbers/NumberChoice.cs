using System.Data.Common;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>Which of the agency's numbers somebody typed: any spelling of its digits, with or without the country code.</summary>
public static class NumberChoice
{
    private const int Looked = 50;

    public static NumberRow? Find(DbConnection connection, string typed)
    {
        var digits = PhoneText.Digits(typed);
        if (digits.Length < 5 || typed.Length > 100)
        {
            return null;
        }
        // A zero that is dialled within the country only is in no stored number.
        return NumberListSql.Suggestions(connection, digits.TrimStart('0'), Looked)
            .Where(number => number.Digits == digits || PhoneText.Digits(PhoneText.National(number.PhoneNumber)) == digits)
            .MaxBy(number => (number.IsActive, number.PurchasedAt));
    }
}
