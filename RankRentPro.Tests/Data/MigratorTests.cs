using Dapper;
using DbUp.Engine;
using RankRentPro.Data;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Data;

public sealed class MigratorTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly SqlScript First = new("T.0001_first.sql", "create table first (id integer primary key) strict; insert into first values (7)");
    private static readonly SqlScript Second = new("T.0002_second.sql", "create table second (id integer primary key) strict");
    private static readonly SqlScript Third = new("T.0003_third.sql", "insert into second select id from first");
    private readonly EmptyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_apps_scripts_run_in_the_order_of_their_names_and_a_new_file_needs_no_copy()
    {
        var database = _folder.Database();
        Migrator.Migrate(database, "Data.Migrations.", Noon);

        var run = database.Read(connection => connection.Query<string>($"select ScriptName from {Migrator.Journal} order by SchemaVersionID").AsList());

        Assert.Equal(run.Order(StringComparer.Ordinal), run);
        Assert.Equal(typeof(Migrator).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Data.Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), run);
        Assert.Empty(_folder.Backups);
    }

    [Fact]
    public void One_copy_is_written_before_the_first_script_that_is_new()
    {
        var database = _folder.Database();
        Migrator.Migrate(database, [First], Noon);
        Migrator.Migrate(database, [First, Second, Third], Noon);
        Migrator.Migrate(database, [First, Second, Third], Noon.AddDays(1));

        Assert.Equal("test-20260310-120000-before-T-0002-second.db", Assert.Single(_folder.Backups));
        Assert.Equal(["first"], Tables(_folder.Database(Path.Combine("backups", _folder.Backups[0]))));
        Assert.Equal(7, database.Read(connection => connection.ExecuteScalar<int>("select id from second")));
    }

    [Fact]
    public void A_script_that_fails_is_named_and_leaves_the_database_as_it_was()
    {
        var database = _folder.Database();
        Migrator.Migrate(database, [First], Noon);

        var failed = Assert.Throws<InvalidOperationException>(() => Migrator.Migrate(database, [First, new(Second.Name, Second.Contents + "; insert into nowhere values (1)")], Noon));

        Assert.Contains("T.0002_second.sql failed: SQLite Error 1: 'no such table: nowhere'", failed.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], Tables(database));
        Assert.Single(_folder.Backups);
        Migrator.Migrate(database, [First, Second], Noon);
        Assert.Equal(["first", "second"], Tables(database));
    }

    [Fact]
    public void Scripts_that_ran_under_their_other_name_do_not_run_again()
    {
        var database = _folder.Database();
        Migrator.Migrate(database, "Data.Migrations.", Noon);
        var run = Journal(database);
        database.Write(connection => connection.Execute($"""
            update {Migrator.Journal} set ScriptName = replace(ScriptName, '.008_notes', '.009_notes');
            update {Migrator.Journal} set ScriptName = replace(ScriptName, '.007_recounts', '.008_recounts');
            update {Migrator.Journal} set ScriptName = replace(ScriptName, '.013_outgoing', '.015_outgoing');
            delete from {Migrator.Journal} where ScriptName like '%.015\_call\_totals.sql' escape '\';
            drop table call_totals;
            """));

        Migrator.Migrate(database, "Data.Migrations.", Noon);

        Assert.Equal(run, Journal(database));
        Assert.Contains("call_totals", Tables(database));
    }

    private static List<string> Journal(Database database) =>
        database.Read(connection => connection.Query<string>($"select ScriptName from {Migrator.Journal} order by ScriptName").AsList());

    private static List<string> Tables(Database database) => database.Read(connection =>
        connection.Query<string>($"select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> '{Migrator.Journal}' order by name").AsList());
}
