using Microsoft.Data.Sqlite;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>A folder for databases that a test makes itself.</summary>
public sealed class EmptyFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rankrent-test-");

    public string Path => _folder.FullName;

    public Database Database(string name = "test.db") => new(System.IO.Path.Combine(Path, name));

    /// <summary>The names of the copies that were written.</summary>
    public IReadOnlyList<string> Backups =>
        Directory.Exists(System.IO.Path.Combine(Path, "backups")) ? [.. Directory.GetFiles(System.IO.Path.Combine(Path, "backups")).Select(file => System.IO.Path.GetFileName(file)).Order()] : [];

    public void Dispose()
    {
        foreach (var file in _folder.EnumerateFiles("*.db", SearchOption.AllDirectories))
        {
            using var pooled = new SqliteConnection(new Database(file.FullName).ConnectionString);
            SqliteConnection.ClearPool(pooled);
        }
        _folder.Delete(recursive: true);
    }
}
