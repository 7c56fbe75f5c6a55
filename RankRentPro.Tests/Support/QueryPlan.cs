using System.Text.RegularExpressions;
using Dapper;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>How SQLite means to run a statement.</summary>
public sealed partial record QueryPlan
{
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Tables that are read from end to end, in the order of their rows or of an index.</summary>
    public required IReadOnlyList<string> Scans { get; init; }

    /// <summary>Tables that are read from end to end without even an index.</summary>
    public required IReadOnlyList<string> FullScans { get; init; }

    public bool Sorts => Steps.Any(step => step.StartsWith("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));

    /// <param name="database">Whose schema decides.</param>
    /// <param name="sql">The statement; its parameters need no values.</param>
    public static QueryPlan Of(Database database, string sql) => database.Read(connection =>
    {
        var values = new DynamicParameters();
        foreach (Match name in Parameter().Matches(sql))
        {
            values.Add(name.Value, null);
        }
        var steps = connection.Query("explain query plan " + sql, values).Select(step => (string)step.detail).ToList();
        var tables = connection.Query<string>("select name from sqlite_schema where type = 'table'").ToHashSet(StringComparer.Ordinal);
        var scans = steps.Select(step => Scan().Match(step)).Where(scan => scan.Success).ToList();
        // A part of the statement that has the alias of a table: its rows are handed on, which is told as a scan of it.
        foreach (var part in steps.Select(step => Part().Match(step)).Where(part => part.Success))
        {
            if (scans.FindLastIndex(scan => scan.Groups["name"].Value == part.Groups["name"].Value) is >= 0 and var handedOn)
            {
                scans.RemoveAt(handedOn);
            }
        }
        return new QueryPlan
        {
            Steps = steps,
            Scans = Named(scans, tables, sql),
            FullScans = Named(scans.Where(scan => !scan.Groups["index"].Success), tables, sql),
        };
    });

    public static bool IsExplained(string sql) => Explained().IsMatch(sql);

    public override string ToString() => string.Join('\n', Steps);

    // A plan names a table by its alias; what is neither is a list in the statement itself.
    private static List<string> Named(IEnumerable<Match> scans, HashSet<string> tables, string sql) =>
        [.. scans.Select(scan => scan.Groups["name"].Value).Select(name => TableOf(name, tables, sql)).OfType<string>()];

    private static string? TableOf(string name, HashSet<string> tables, string sql) =>
        Regex.Matches(sql, $@"\b(\w+)\s+(?:as\s+)?{Regex.Escape(name)}\b").Select(match => match.Groups[1].Value).Prepend(name).FirstOrDefault(tables.Contains);

    [GeneratedRegex(@"(?<![\w'])[@$:][A-Za-z_]\w*")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^SCAN (?<name>\w+)(?<index> USING (COVERING )?INDEX \w+| USING INTEGER PRIMARY KEY| VIRTUAL TABLE INDEX.*)?")]
    private static partial Regex Scan();

    [GeneratedRegex(@"^(CO-ROUTINE|MATERIALIZE) (?<name>\w+)$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^\s*(select|with|insert|update|delete|replace)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Explained();
}
