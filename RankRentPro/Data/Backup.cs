using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace RankRentPro.Data;

/// <summary>Compact copies of a live database in <c>backups/</c> beside it, opened and checked after they were written.</summary>
public static class Backup
{
    /// <param name="database">The database to copy; writers may go on meanwhile.</param>
    /// <param name="reason">Goes into the file's name, such as the migration that comes next.</param>
    /// <param name="now">Goes into the file's name, in UTC.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="InvalidOperationException">The copy is not sound.</exception>
    public static string Write(Database database, string reason, DateTimeOffset now)
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(database.Path)!, "backups"));
        var stamp = now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var safe = string.Concat(System.IO.Path.GetFileNameWithoutExtension(reason).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var copy = System.IO.Path.Combine(folder.FullName, $"{System.IO.Path.GetFileNameWithoutExtension(database.Path)}-{stamp}-before-{safe}.db");
        // vacuum into refuses an existing file.
        File.Delete(copy);
        database.Read(connection => connection.Execute("vacuum into @copy", new { copy }));
        Check(copy);
        return copy;
    }

    private static void Check(string copy)
    {
        // Without pooling: a pooled connection would keep the file held.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        var answer = connection.ExecuteScalar<string>("pragma integrity_check");
        if (answer != "ok")
        {
            throw new InvalidOperationException($"The copy {copy} is damaged: {answer}. The disk may be full or failing.");
        }
    }
}
