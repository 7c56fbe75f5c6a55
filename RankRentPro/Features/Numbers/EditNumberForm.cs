using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace RankRentPro.Features.Numbers;

public sealed record EditNumberForm
{
    private const int LongestName = 64;
    private const int LongestSite = 100;

    public string? FriendlyName { get; init; }
    public string? Site { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }

    public void Check(ModelStateDictionary problems)
    {
        var (name, site) = (FriendlyName?.Trim() ?? "", Site?.Trim() ?? "");
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            problems.AddModelError(nameof(FriendlyName), $"Enter a name of 1 to {LongestName} characters on one line.");
        }
        if (site.Length > LongestSite || site.Any(char.IsControl))
        {
            problems.AddModelError(nameof(Site), $"Enter a site of at most {LongestSite} characters on one line.");
        }
    }
}
