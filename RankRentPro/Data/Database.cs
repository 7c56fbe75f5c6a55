using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RankRentPro.Data;

/// <summary>One SQLite file: WAL, foreign keys on, synchronous=normal, 5 s busy timeout.</summary>
/// <param name="path">The file; created when it is missing.</param>
public sealed class Database(string path)
{
    private TaskCompletionSource _nextWrite = NewSignal();

    // The pool hands the same handle out again, with the settings it was given.
    private readonly ConditionalWeakTable<sqlite3, object> _settled = [];

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = 5,
        Pooling = true,
    }.ToString();

    public string Path { get; } = path;

    internal string ConnectionString => _connectionString;

    /// <summary>
    /// An open connection from the pool. <c>BeginTransaction()</c> on it is <c>begin immediate</c>,
    /// so a writer waits at the start and never fails half way.
    /// </summary>
    public DbConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        if (_settled.TryAdd(connection.Handle!, this))
        {
            Settle(connection);
        }
        return connection;
    }

    /// <summary>Runs <paramref name="work"/> in one short write transaction and commits it.</summary>
    public T Write<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var result = work(connection);
        transaction.Commit();
        Interlocked.Exchange(ref _nextWrite, NewSignal()).SetResult();
        return result;
    }

    /// <summary>Ends when this process commits its next write. Take it before reading what is waited for, so that nothing slips between.</summary>
    public Task NextWrite => Volatile.Read(ref _nextWrite).Task;

    /// <inheritdoc cref="Write{T}"/>
    public void Write(Action<DbConnection> work) => Write(connection =>
    {
        work(connection);
        return true;
    });

    /// <summary>Runs <paramref name="query"/> on a connection of its own.</summary>
    public T Read<T>(Func<DbConnection, T> query)
    {
        using var connection = Open();
        return query(connection);
    }

    private static void Settle(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma foreign_keys = on; pragma synchronous = normal; pragma temp_store = memory";
        command.ExecuteNonQuery();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Empties every table but <paramref name="keep"/> and the journal of migrations, in one transaction.</summary>
    public void Clear(params string[] keep) => Write(connection => TableClearing.Run(connection, keep));
}
