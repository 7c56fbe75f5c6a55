using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace RankRentPro.Data;

/// <summary>Runs the connection's prepared statement of its text, and leaves it prepared.</summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    private SqliteCommand? _statement;
    private bool _hasRun;

    [AllowNull]
    public override string CommandText
    {
        get => _statement?.CommandText ?? "";
        set => Change(value ?? "");
    }

    public override int CommandTimeout { get => Statement.CommandTimeout; set => Statement.CommandTimeout = value; }

    public override CommandType CommandType { get => Statement.CommandType; set => Statement.CommandType = value; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException("A command stays with the connection that made it."); }

    protected override DbParameterCollection DbParameterCollection => Statement.Parameters;

    protected override DbTransaction? DbTransaction { get => Statement.Transaction; set => Statement.Transaction = (SqliteTransaction?)value; }

    private SqliteCommand Statement => _statement ?? throw new InvalidOperationException("The command has no text.");

    public override void Cancel() => Statement.Cancel();

    public override int ExecuteNonQuery() => Run().ExecuteNonQuery();

    public override object? ExecuteScalar() => Run().ExecuteScalar();

    public override void Prepare() => _ = Run();

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run().ExecuteReader(behavior);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Release();
        }
        base.Dispose(disposing);
    }

    private SqliteCommand Run()
    {
        // Left to itself it would be prepared only while it is read to its end, and many are read for one row.
        Statement.Prepare();
        _hasRun = true;
        return Statement;
    }

    // Dapper changes the text after the parameters when it writes out a list.
    private void Change(string sql)
    {
        var parameters = _statement?.Parameters.Cast<SqliteParameter>().ToArray() ?? [];
        Release();
        _statement = connection.Take(sql);
        _statement.Parameters.AddRange(parameters);
    }

    private void Release()
    {
        if (_statement is null)
        {
            return;
        }
        if (_hasRun)
        {
            connection.Keep(_statement);
        }
        else
        {
            _statement.Parameters.Clear();
            _statement.Dispose();
        }
        (_statement, _hasRun) = (null, false);
    }
}
