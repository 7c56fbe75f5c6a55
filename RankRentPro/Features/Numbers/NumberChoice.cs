using System.Data.Common;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>Which of the agency's numbers somebody typed: any spelling of its digits, or a name or site that only one number has.</summary>
public static class NumberChoice
{
    private const int Looked = 50;

    public static NumberRow? Find(DbConnection connection, string typed)
    {
        var digits = PhoneText.Digits(typed);
        if (typed.Length > 100)
        {
            return null;
        }
        if (digits.Length < 5)
        {
            var named = NumberListSql.Suggestions(connection, typed.Trim(), Looked).Where(number => IsNamed(number, typed.Trim())).ToList();
            return named is [var only] ? only : null;
        }
        // A zero that is dialled within the country only is in no stored number.
        return NumberListSql.Suggestions(connection, digits.TrimStart('0'), Looked)
            .Where(number => number.Digits == digits || PhoneText.Digits(PhoneText.National(number.PhoneNumber)) == digits)
            .MaxBy(number => (number.IsActive, number.PurchasedAt));
    }

    private static bool IsNamed(NumberRow number, string typed) =>
        typed.Length > 0 && (number.FriendlyName.Equals(typed, StringComparison.OrdinalIgnoreCase) || number.Site.Equals(typed, StringComparison.OrdinalIgnoreCase));
}
