using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace RankRentPro.Features.Accounts;

internal static partial class EmailText
{
    public const int Longest = 254;

    public static bool IsValid(string text) => text.Length <= Longest && Shape().IsMatch(text);

    [GeneratedRegex(@"^[^\s@<>""\p{Cc}]+@[^\s@<>""\p{Cc}]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>An email address in a form; empty is for <see cref="RequiredAttribute"/> to judge.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EmailTextAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || EmailText.IsValid(text.Trim());
}
