using Dapper;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>The database may not grow until this is disposed. The limit is the connection's, so all that the database keeps open get it.</summary>
public sealed class FullDisk : IDisposable
{
    private const int Pooled = 8;
    private readonly Database _database;

    public FullDisk(Database database)
    {
        _database = database;
        SetLimit(database.Read(connection => connection.ExecuteScalar<long>("pragma page_count")));
    }

    public void Dispose() => SetLimit(1_000_000_000);

    private void SetLimit(long pages)
    {
        var connections = Enumerable.Range(0, Pooled).Select(_ => _database.Open()).ToList();
        connections.ForEach(connection => connection.ExecuteScalar($"pragma max_page_count = {pages}"));
        connections.ForEach(connection => connection.Dispose());
    }
}
