using System.Globalization;

namespace RankRentPro.Features.Numbers;

/// <summary>What a number's name and its site may be; null where the words can be used.</summary>
public static class NumberWords
{
    private const int LongestName = 64;
    private const int LongestSite = 100;

    public static string? NameProblem(string? typed) => typed?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(IsHidden) && name.Any(IsSeen)
        ? null
        : $"Enter a name of 1 to {LongestName} characters on one line.";

    /// <summary>A number may have no site.</summary>
    public static string? SiteProblem(string? typed) => (typed?.Trim() ?? "") is { Length: <= LongestSite } site && !site.Any(IsHidden)
        ? null
        : $"Enter a site of at most {LongestSite} characters on one line.";

    private static bool IsSeen(char character) => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark);

    // Controls, and what turns the direction of all that follows.
    private static bool IsHidden(char character) => char.IsControl(character) || character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
