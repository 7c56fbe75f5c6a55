using System.Data.Common;

namespace RankRentPro.Features.Health;

public enum CheckState
{
    Good,

    /// <summary>Nothing happened yet that could be judged.</summary>
    Unknown,
    Warning,
    Problem,
}

/// <summary>What a check found, and the fix where there is something to fix.</summary>
public sealed record CheckResult(string Name, CheckState State, string Text, string Fix = "")
{
    /// <summary>What it looked at, one line each.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>One thing that can be wrong.</summary>
public interface ICheck
{
    CheckResult Run(DbConnection connection);
}
