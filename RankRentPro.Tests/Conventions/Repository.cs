namespace RankRentPro.Tests.Conventions;

/// <summary>A file of the repository, its path with forward slashes from the root.</summary>
public sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(character => character == '\n') + (Text.EndsWith('\n') ? 0 : 1);

    public override string ToString() => Path;
}

/// <summary>The files that are written by hand: what builds, fetches and runs leave behind is not among them.</summary>
public static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    private static readonly HashSet<string> LeftBehind = [".git", ".vs", ".idea", "bin", "obj", "node_modules", "lib", "data", "TestResults"];
    private static readonly HashSet<string> NotText = [".png", ".jpg", ".ico", ".mp3", ".wav", ".user"];

    private static readonly Lazy<List<SourceFile>> Read = new(() => [.. In(new(Root))]);

    public static IReadOnlyList<SourceFile> Files => Read.Value;

    public static SourceFile File(string path) => Files.Single(file => file.Path == path);

    /// <summary>Files of the app itself with this extension.</summary>
    public static IEnumerable<SourceFile> App(string extension) =>
        Files.Where(file => file.Path.StartsWith("RankRentPro/", StringComparison.Ordinal) && file.Path.EndsWith(extension, StringComparison.Ordinal));

    private static IEnumerable<SourceFile> In(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles().Where(file => !NotText.Contains(file.Extension)))
        {
            yield return new(Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'), System.IO.File.ReadAllText(file.FullName));
        }
        // A working folder is data, in lower case; the room Data is source.
        foreach (var file in folder.EnumerateDirectories().Where(inner => !LeftBehind.Contains(inner.Name)).SelectMany(In))
        {
            yield return file;
        }
    }

    private static string Above(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "RankRentPro.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"RankRentPro.sln is in no folder above {start}.");
        }
        return folder.FullName;
    }
}
