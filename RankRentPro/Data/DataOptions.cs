namespace RankRentPro.Data;

/// <summary>Where all state is kept.</summary>
public sealed record DataOptions
{
    /// <summary>Absolute path of the data directory.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// <c>RANKRENT_DATA</c>, else <c>data</c> beside <c>RankRentPro.sln</c> when the program runs from the project's output,
    /// else <c>data</c> beside the executable; never the current directory.
    /// </summary>
    public static DataOptions From(IConfiguration configuration)
    {
        var named = configuration["RANKRENT_DATA"];
        return new() { Folder = string.IsNullOrWhiteSpace(named) ? Path.Combine(Root(AppContext.BaseDirectory), "data") : Path.GetFullPath(named) };
    }

    public string File(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string Root(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "RankRentPro.sln")))
            {
                return folder.FullName;
            }
        }
        return start;
    }
}
