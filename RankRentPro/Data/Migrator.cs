using Dapper;
using DbUp;
using DbUp.Engine;

namespace RankRentPro.Data;

/// <summary>Brings a database up to the embedded scripts, one transaction each, a copy before the first pending one.</summary>
public static class Migrator
{
    internal const string Journal = "schema_versions";

    // Scripts that ran under another name in some databases: the same text, so they must not run again.
    private static readonly (string Was, string Is)[] _renamed =
    [
        ("008_recounts", "007_recounts"), ("009_notes", "008_notes"), ("010_live", "009_live"), ("011_dashboard", "010_dashboard"),
        ("012_kept", "010_kept"), ("013_released_last", "011_released_last"), ("014_api", "012_api"), ("015_outgoing", "013_outgoing"),
    ];

    /// <param name="database">The database; a new file needs no copy.</param>
    /// <param name="prefix">Start of the embedded resources' names, such as <c>Data.Migrations.</c>; run in the order of their names.</param>
    /// <param name="now">Names the copy.</param>
    /// <exception cref="InvalidOperationException">A script failed; the database is as it was before it.</exception>
    public static void Migrate(Database database, string prefix, DateTimeOffset now) =>
        Migrate(database, Embedded(prefix), now);

    internal static void Migrate(Database database, IEnumerable<SqlScript> scripts, DateTimeOffset now)
    {
        var existed = File.Exists(database.Path) && new FileInfo(database.Path).Length > 0;
        database.Read(EnableWal);
        database.Write(Rename);
        var upgrade = DeployChanges.To.SqliteDatabase(database.ConnectionString)
            .WithScripts(scripts)
            .JournalToSqliteTable(Journal)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
        var pending = upgrade.GetScriptsToExecute();
        if (pending.Count == 0)
        {
            return;
        }
        if (existed)
        {
            Backup.Write(database, pending[0].Name, now);
        }
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database {database.Path} could not be upgraded: script {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    private static List<SqlScript> Embedded(string prefix)
    {
        var assembly = typeof(Migrator).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => SqlScript.FromStream(name, assembly.GetManifestResourceStream(name)!))];
    }

    private static void Rename(System.Data.Common.DbConnection connection)
    {
        if (connection.ExecuteScalar<bool>("select exists (select 1 from sqlite_schema where name = @Journal)", new { Journal }))
        {
            connection.Execute($"update {Journal} set ScriptName = replace(ScriptName, '.' || @Was || '.', '.' || @Is || '.') where ScriptName like '%.' || @Was || '.sql'",
                _renamed.Select(script => new { script.Was, script.Is }));
        }
    }

    private static bool EnableWal(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal";
        command.ExecuteNonQuery();
        return true;
    }
}
