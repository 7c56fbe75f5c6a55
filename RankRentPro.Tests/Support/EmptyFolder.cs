using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>A folder for databases that a test makes itself.</summary>
public sealed class EmptyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rankrent-test-");
    private readonly List<Database> _opened = [];

    public string Path => _folder.FullName;

    /// <summary>The names of the copies that were written.</summary>
    public IReadOnlyList<string> Backups =>
        Directory.Exists(System.IO.Path.Combine(Path, "backups")) ? [.. Directory.GetFiles(System.IO.Path.Combine(Path, "backups")).Select(file => System.IO.Path.GetFileName(file)).Order()] : [];

    public Database Database(string name = "test.db")
    {
        _opened.Add(new(System.IO.Path.Combine(Path, name)));
        return _opened[^1];
    }

    public void Dispose()
    {
        _opened.ForEach(database => database.Dispose());
        _folder.Delete(recursive: true);
    }
}
