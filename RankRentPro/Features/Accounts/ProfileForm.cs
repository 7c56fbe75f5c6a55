using System.ComponentModel.DataAnnotations;

namespace RankRentPro.Features.Accounts;

public sealed record ProfileForm
{
    [Required(ErrorMessage = "Enter your name."), OneLine(100)]
    public string? Name { get; init; }

    [TimeZoneId]
    public string? TimeZone { get; init; }

    public string? Phone { get; init; }

    public bool ListKeys { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }
}
