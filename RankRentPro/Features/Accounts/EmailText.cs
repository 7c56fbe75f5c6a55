using System.Text.RegularExpressions;

namespace RankRentPro.Features.Accounts;

internal static partial class EmailText
{
    public const int Longest = 254;

    public static bool IsValid(string text) => text.Length <= Longest && Shape().IsMatch(text);

    [GeneratedRegex(@"^[^\s@<>""\p{Cc}]+@[^\s@<>""\p{Cc}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
