using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace RankRentPro.Data;

/// <summary>A connection that goes back to its database instead of closing, with the statements that it has prepared: to prepare one takes longer than to run it.</summary>
/// <param name="connectionString">Without pooling, which would forget the statements.</param>
/// <param name="giveBack">Whether the database has room for it; else it closes.</param>
internal sealed class KeptConnection(string connectionString, Func<KeptConnection, bool> giveBack) : SqliteConnection(connectionString)
{
    private const int MostStatements = 128;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private bool _isClosing;

    /// <summary>Dapper makes code for each statement of each text that it finds here: files of the same shape share one.</summary>
    [AllowNull]
    public override string ConnectionString { get => "Data Source=kept"; set => base.ConnectionString = value; }

    /// <summary>The statement as it was prepared before, or a new one. It is the caller's until <see cref="Keep"/>.</summary>
    public SqliteCommand Take(string sql)
    {
        if (!_statements.Remove(sql, out var statement))
        {
            // As the base class makes it, with its time limit.
            statement = CreateCommand();
            statement.CommandText = sql;
        }
        statement.Transaction = Transaction;
        return statement;
    }

    /// <summary>Takes a statement back that has run and is no longer read.</summary>
    public void Keep(SqliteCommand statement)
    {
        statement.Parameters.Clear();
        statement.Transaction = null;
        if (_statements.Count >= MostStatements)
        {
            Forget();
        }
        if (!_statements.TryAdd(statement.CommandText, statement))
        {
            statement.Dispose();
        }
    }

    /// <summary>Closes it for good.</summary>
    public void End()
    {
        _isClosing = true;
        Dispose();
    }

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        // One that a failure left inside a transaction is not handed on.
        if (!disposing || _isClosing || Transaction is not null || !giveBack(this))
        {
            Forget();
            base.Dispose(disposing);
        }
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
        _statements.Clear();
    }
}
