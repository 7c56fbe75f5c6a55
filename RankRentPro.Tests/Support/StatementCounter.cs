using System.Diagnostics;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>
/// The SQL statements of the app that this test has caused since the counter was made: those of its own calls and those of
/// the requests it sent, not those of background work. Opening a connection (<c>pragma</c>) is not counted.
/// </summary>
public sealed class StatementCounter : IDisposable
{
    private readonly Database _database;
    private readonly Activity? _before = Activity.Current;
    private readonly Activity _activity = new("count statements");

    public StatementCounter(Database database)
    {
        _database = database;
        // A trace of its own: requests carry its id to the server in their traceparent header.
        Activity.Current = null;
        _activity.SetIdFormat(ActivityIdFormat.W3C).Start();
        StatementTrace.Of(_activity.TraceId);
    }

    public IReadOnlyList<string> Statements =>
        [.. StatementTrace.Of(_activity.TraceId)
            .Where(heard => Path.GetFullPath(heard.File) == Path.GetFullPath(_database.Path) && !heard.Sql.TrimStart().StartsWith("pragma", StringComparison.OrdinalIgnoreCase))
            .Select(heard => heard.Sql)];

    public int Count => Statements.Count;

    /// <summary>What of the statements so far reads a whole table, each as <c>table: statement</c>.</summary>
    public IReadOnlyList<string> FullScans() =>
        [.. Statements.Distinct().Where(QueryPlan.IsExplained).SelectMany(sql => QueryPlan.Of(_database, sql).FullScans.Select(table => $"{table}: {sql}"))];

    public void Dispose()
    {
        _activity.Stop();
        Activity.Current = _before;
        StatementTrace.Forget(_activity.TraceId);
        _activity.Dispose();
    }
}
