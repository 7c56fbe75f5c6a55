using Microsoft.Extensions.Options;

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

    /// <summary>Creates the folder where it is not there yet.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="OptionsValidationException">It cannot be created, or nothing can be written into it.</exception>
    public DataOptions Prepared()
    {
        try
        {
            Directory.CreateDirectory(Folder);
            using var probe = System.IO.File.Create(File($".{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose);
        }
        catch (IOException failure) when (DiskRoom.IsMissing(failure))
        {
            // What is there can still be read.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException("Data", typeof(DataOptions),
                [$"RANKRENT_DATA: nothing can be kept in {Folder}. Give that folder to the user who runs the app, or name another one. ({failure.Message})"]);
        }
        return this;
    }

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
