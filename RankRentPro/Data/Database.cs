using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RankRentPro.Data;

/// <summary>One SQLite file: WAL, foreign keys on, synchronous=normal, 5 s busy timeout. Connections are kept open, with what they have prepared.</summary>
/// <param name="path">The file; created when it is missing.</param>
public sealed class Database(string path) : IDisposable
{
    // Each keeps pages and statements in memory; hardly more are used at once than there are processors to use them.
    private static readonly int _mostIdle = Math.Max(4, 2 * Environment.ProcessorCount);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly Stack<KeptConnection> _idle = [];

    // SQLite lets a writer who finds the file locked sleep and ask again, so that one may wait while many pass; here they take turns.
    private readonly Lock _turn = new();
    private TaskCompletionSource _nextWrite = NewSignal();
    private ConcurrentDictionary<object, object?> _known = new();
    private bool _isDisposed;

    // Nobody asks SQLite how much memory it has, and a connection is with one thread at a time: to count and to lock at every
    // value costs more than the value. Too late, and harmless, where SQLite runs already.
    static Database()
    {
        DapperTypes.Register();
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path { get; } = path;

    internal string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        DefaultTimeout = (int)_patience.TotalSeconds,
        Pooling = false,
    }.ToString();

    /// <summary>
    /// An open connection; disposing it hands it to the next one who asks. <c>BeginTransaction()</c> on it is <c>begin immediate</c>,
    /// so a writer waits at the start and never fails half way.
    /// </summary>
    public DbConnection Open()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out var kept))
            {
                return kept;
            }
        }
        var connection = new KeptConnection(ConnectionString, GiveBack);
        try
        {
            connection.Open();
            // SQLite's own "like" ignores case in English only.
            connection.CreateFunction("has_words", (string? text, string? words) => words is not null && text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true, isDeterministic: true);
            connection.Execute("pragma foreign_keys = on; pragma synchronous = normal; pragma temp_store = memory");
            return connection;
        }
        catch
        {
            connection.End();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one short write transaction and commits it.</summary>
    public T Write<T>(Func<DbConnection, T> work)
    {
        var result = InTurn(() =>
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction();
            var done = work(connection);
            transaction.Commit();
            return done;
        });
        Volatile.Write(ref _known, new());
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

    /// <summary>
    /// What <paramref name="query"/> says, asked once between two writes of this process, which alone writes the file: for the small facts
    /// that every page shows. What it answers is shared and never changed.
    /// </summary>
    /// <param name="key">Tells the question from all others, what it asks for included; there are few of them.</param>
    /// <param name="query">The question.</param>
    public T Known<T>(object key, Func<DbConnection, T> query)
    {
        // Taken before it is read: what a write made old is kept where nobody looks any more.
        var known = Volatile.Read(ref _known);
        if (known.TryGetValue(key, out var answer))
        {
            return (T)answer!;
        }
        var read = Read(query);
        known[key] = read;
        return read;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Empties every table but <paramref name="keep"/> and the journal of migrations, in one transaction.</summary>
    public void Clear(params string[] keep) => Write(connection => TableClearing.Run(connection, keep));

    /// <summary>Closes what is idle now, and the rest when it is given back.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _isDisposed = true;
            while (_idle.TryPop(out var connection))
            {
                connection.End();
            }
        }
    }

    private T InTurn<T>(Func<T> work)
    {
        if (!_turn.TryEnter(_patience))
        {
            throw new SqliteException("database is locked", raw.SQLITE_BUSY);
        }
        try
        {
            return work();
        }
        finally
        {
            _turn.Exit();
        }
    }

    private bool GiveBack(KeptConnection connection)
    {
        lock (_idle)
        {
            if (_isDisposed || _idle.Count >= _mostIdle)
            {
                return false;
            }
            _idle.Push(connection);
            return true;
        }
    }
}
