using System.Data.Common;
using System.Globalization;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>Which of the agency's numbers somebody typed: any spelling of its digits, or a part of its name, site or digits that only it has.</summary>
public static class NumberChoice
{
    private const int Looked = 50;
    private const int Longest = 100;
    private const int Named = 3;

    public static NumberRow? Find(DbConnection connection, string typed) => Fitting(connection, typed) is [var only] ? only : null;

    /// <summary>One number when it is clear which, else all that it could be; active ones before those that were released.</summary>
    public static IReadOnlyList<NumberRow> Fitting(DbConnection connection, string typed)
    {
        var (text, digits) = (typed.Trim(), PhoneText.Digits(typed));
        if (text.Length is 0 or > Longest)
        {
            return [];
        }
        if (Exactly(connection, text) is { } one)
        {
            return [one];
        }
        // A zero that is dialled within the country only is in no stored number.
        var isDigits = !text.Any(char.IsLetter) && digits.Length > 0;
        var found = NumberListSql.Suggestions(connection, isDigits ? digits.TrimStart('0') : text, Looked);
        var fitting = isDigits ? found : found.Where(number => Says(number, text)).ToList();
        var exact = fitting.Where(number => isDigits ? IsWhole(number, digits) : IsNamed(number, text)).ToList();
        // The same digits may have been ours twice.
        return exact.Count > 0 && isDigits ? [exact.MaxBy(number => (number.IsActive, number.PurchasedAt))!]
            : exact.Count == 1 ? exact
            : fitting.Where(number => number.IsActive).ToList() is { Count: > 0 } active ? active
            : fitting;
    }

    /// <summary>What names this number and no other, also when the same digits were bought again since.</summary>
    public static string TextOf(DbConnection connection, NumberRow number) =>
        NumbersSql.ByPhone(connection, number.PhoneNumber)?.Id == number.Id ? number.PhoneNumber : string.Create(CultureInfo.InvariantCulture, $"{number.PhoneNumber} #{number.Id}");

    /// <summary>A sentence for a field that names no single number.</summary>
    public static string Problem(IReadOnlyList<NumberRow> fitting) => fitting.Count == 0
        ? "None of your numbers is this one. Choose one of the suggestions."
        : $"{(fitting.Count == Looked ? "Many" : fitting.Count)} numbers fit: {string.Join(", ", fitting.Take(Named).Select(Words))}{(fitting.Count > Named ? " and others" : "")}. Type more of the one you mean.";

    private static NumberRow? Exactly(DbConnection connection, string text) =>
        text.Split('#') is [var phone, var id] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
        && NumbersSql.Find(connection, known) is { } number && IsWhole(number, PhoneText.Digits(phone)) ? number : null;

    private static string Words(NumberRow number) => $"{PhoneText.National(number.PhoneNumber)} {number.Name}".TrimEnd();

    private static bool IsWhole(NumberRow number, string digits) => number.Digits == digits || PhoneText.Digits(PhoneText.National(number.PhoneNumber)) == digits;

    private static bool Says(NumberRow number, string text) =>
        number.FriendlyName.Contains(text, StringComparison.OrdinalIgnoreCase) || number.Site.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(NumberRow number, string text) =>
        number.FriendlyName.Equals(text, StringComparison.OrdinalIgnoreCase) || number.Site.Equals(text, StringComparison.OrdinalIgnoreCase);
}
