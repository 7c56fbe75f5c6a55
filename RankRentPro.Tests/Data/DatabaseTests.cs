using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RankRentPro.Data;
using RankRentPro.Tests.Support;
using SQLitePCL;

namespace RankRentPro.Tests.Data;

public sealed class DatabaseTests : IDisposable
{
    private const string Settings = """
        select foreign_keys || synchronous || temp_store
        from pragma_foreign_keys, pragma_synchronous, pragma_temp_store
        """;

    private readonly EmptyFolder _folder = new();
    private readonly Database _database;

    public DatabaseTests()
    {
        _database = _folder.Database();
        Migrator.Migrate(_database, [new("1.sql", "create table words (word text primary key) strict")], DateTimeOffset.UnixEpoch);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_connection_has_the_settings_one_that_is_used_again_too()
    {
        var one = _database.Open();
        using var other = _database.Open();
        one.Dispose();
        using var again = _database.Open();

        Assert.Same(one, again);
        Assert.Equal(("112", "112"), (other.ExecuteScalar<string>(Settings), again.ExecuteScalar<string>(Settings)));
        Assert.Equal("wal", again.ExecuteScalar<string>("pragma journal_mode"));
    }

    [Fact]
    public void A_connection_that_was_left_within_a_transaction_is_not_used_again()
    {
        var left = _database.Open();
        left.BeginTransaction();
        left.Execute("insert into words (word) values ('left')");
        left.Dispose();

        using var next = _database.Open();

        Assert.NotSame(left, next);
        Assert.Equal((0, raw.SQLITE_OK), (Words(next), Begin(next)));
    }

    [Fact]
    public void A_known_answer_is_asked_for_once_until_something_is_written()
    {
        var asked = 0;
        int Known() => _database.Known("words", connection => ++asked > 0 ? Words(connection) : 0);
        Assert.Equal((0, 0), (Known(), Known()));
        Assert.Equal(1, asked);

        _database.Write(connection => connection.Execute("insert into words (word) values ('new')"));

        Assert.Equal((1, 1), (Known(), Known()));
        Assert.Equal(2, asked);
    }

    [Fact]
    public void An_answer_that_was_read_while_somebody_wrote_is_not_known_afterwards()
    {
        _database.Known("words", connection =>
        {
            var before = Words(connection);
            _database.Write(other => other.Execute("insert into words (word) values ('meanwhile')"));
            return before;
        });

        Assert.Equal(1, _database.Known("words", connection => Words(connection)));
    }

    [Fact]
    public void Answers_are_known_by_what_was_asked()
    {
        Assert.Equal((1, 2), (_database.Known(("word", 1), _ => 1), _database.Known(("word", 2), _ => 2)));
    }

    [Fact]
    public void A_writer_takes_its_turn_before_its_first_statement()
    {
        using var one = _database.Open();
        using var other = _database.Open();

        using (one.BeginTransaction())
        {
            Assert.Equal(raw.SQLITE_BUSY, Begin(other));
        }

        Assert.Equal(raw.SQLITE_OK, Begin(other));
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before_it_and_for_five_seconds_at_most()
    {
        using var one = _database.Open();
        var held = one.BeginTransaction();
        var waiting = Task.Run(() => _database.Write(connection => connection.Execute("insert into words (word) values ('late')")), TestContext.Current.CancellationToken);
        Assert.Equal(0, _database.Read(Words));

        held.Commit();

        await waiting;
        Assert.Equal((1, 5), (_database.Read(Words), ((SqliteConnection)one).DefaultTimeout));
    }

    [Fact]
    public void What_fails_half_way_leaves_nothing()
    {
        var failed = Assert.Throws<SqliteException>(() => _database.Write(connection =>
        {
            connection.Execute("insert into words (word) values ('one')");
            connection.Execute("insert into words (word) values ('one')");
        }));

        Assert.Equal((19, 0), (failed.SqliteErrorCode, _database.Read(Words)));
    }

    [Fact]
    public void The_next_write_is_told()
    {
        var next = _database.NextWrite;
        _database.Read(Words);
        Assert.False(next.IsCompleted);

        _database.Write(connection => connection.Execute("insert into words (word) values ('one')"));

        Assert.True(next.IsCompleted);
    }

    // Without the waiting that a command does.
    private static int Begin(DbConnection connection) => raw.sqlite3_exec(((SqliteConnection)connection).Handle!, "begin immediate");

    private static int Words(DbConnection connection) => connection.ExecuteScalar<int>("select count(*) from words");
}
