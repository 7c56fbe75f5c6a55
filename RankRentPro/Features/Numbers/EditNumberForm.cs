using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace RankRentPro.Features.Numbers;

public sealed record EditNumberForm
{
    private const int LongestName = 64;
    private const int LongestSite = 100;

    public string? FriendlyName { get; init; }
    public string? Site { get; init; }

    /// <summary>Calls that have no site get this one too.</summary>
    public bool EarlierCalls { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }

    public void Check(ModelStateDictionary problems)
    {
        CheckName(FriendlyName, problems);
        CheckSite(Site, problems);
    }

    internal static void CheckName(string? typed, ModelStateDictionary problems)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            problems.AddModelError(nameof(FriendlyName), $"Enter a name of 1 to {LongestName} characters on one line.");
        }
    }

    internal static void CheckSite(string? typed, ModelStateDictionary problems)
    {
        var site = typed?.Trim() ?? "";
        if (site.Length > LongestSite || site.Any(char.IsControl))
        {
            problems.AddModelError(nameof(Site), $"Enter a site of at most {LongestSite} characters on one line.");
        }
    }
}
