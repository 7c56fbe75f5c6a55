using Dapper;
using RankRentPro.Data;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private readonly EmptyFolder _folder = new();
    private readonly Database _database;

    public BackupTests()
    {
        _database = _folder.Database();
        Migrator.Migrate(_database, [new("1.sql", "create table words (word text primary key) strict")], DateTimeOffset.UnixEpoch);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_copy_is_one_file_with_what_was_committed_though_somebody_writes_meanwhile()
    {
        Add("before");
        using var writer = _database.Open();
        using var writing = writer.BeginTransaction();
        writer.Execute("insert into words (word) values ('meanwhile')");

        var copy = Backup.Write(_database, "the next step", DateTimeOffset.UnixEpoch);

        Assert.Equal("test-19700101-000000-before-the-next-step.db", Assert.Single(_folder.Backups));
        var copied = _folder.Database(copy);
        Assert.Equal("before", copied.Read(connection => connection.QuerySingle<string>("select word from words")));
        Assert.Equal("delete", copied.Read(connection => connection.ExecuteScalar<string>("pragma journal_mode")));
    }

    [Fact]
    public void A_second_copy_in_the_same_second_takes_the_place_of_the_first()
    {
        Backup.Write(_database, "step", DateTimeOffset.UnixEpoch);
        Add("later");

        var copy = Backup.Write(_database, "step", DateTimeOffset.UnixEpoch);

        Assert.Single(_folder.Backups);
        Assert.Equal(1, _folder.Database(copy).Read(connection => connection.ExecuteScalar<int>("select count(*) from words")));
    }

    private void Add(string word) => _database.Write(connection => connection.Execute("insert into words (word) values (@word)", new { word }));
}
