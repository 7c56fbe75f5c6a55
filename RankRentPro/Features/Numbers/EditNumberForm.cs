using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace RankRentPro.Features.Numbers;

public sealed record EditNumberForm
{
    public string? FriendlyName { get; init; }
    public string? Site { get; init; }

    /// <summary>Calls that have no site get this one too.</summary>
    public bool EarlierCalls { get; init; }

    /// <summary>It stays the agency's; its calls are no leads.</summary>
    public bool SetAside { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }

    /// <summary>A number that was released is set aside by that already.</summary>
    public NumberEdit Edit(NumberRow number) => new()
    {
        Id = number.Id,
        Version = Version,
        FriendlyName = FriendlyName?.Trim() ?? "",
        Site = Site?.Trim() ?? "",
        EarlierCalls = EarlierCalls,
        Inactive = number.IsActive ? SetAside : null,
    };

    public void Check(ModelStateDictionary problems)
    {
        problems.AddIfAny(nameof(FriendlyName), NumberWords.NameProblem(FriendlyName));
        problems.AddIfAny(nameof(Site), NumberWords.SiteProblem(Site));
    }
}

internal static class FieldProblems
{
    public static void AddIfAny(this ModelStateDictionary problems, string field, string? problem)
    {
        if (problem is not null)
        {
            problems.AddModelError(field, problem);
        }
    }
}
