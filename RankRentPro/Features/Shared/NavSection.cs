namespace RankRentPro.Features.Shared;

/// <summary>Where in the sidebar a page stands; <paramref name="Path"/> is empty for a page that stands nowhere.</summary>
public sealed record NavSection(string Path, bool IsOwner)
{
    private static readonly string[] _paths = ["/numbers", "/calls", "/recordings", "/settings", "/events", "/health", "/simulator", "/profile", "/api-keys", "/api"];

    public static NavSection Of(PathString path, bool isOwner) =>
        new(path == "/" ? "/" : _paths.FirstOrDefault(known => path.StartsWithSegments(known)) ?? "", isOwner);

    /// <returns>For <c>aria-current</c>; null leaves the attribute out.</returns>
    public string? Current(params ReadOnlySpan<string> paths) => paths.Contains(Path) ? "page" : null;
}
