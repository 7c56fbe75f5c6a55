using System.Data.Common;
using System.Text.RegularExpressions;

namespace RankRentPro.Simulator;

/// <summary>One statement prepared once and run for many rows; its values come in the order in which the parameters first appear.</summary>
internal sealed partial class PreparedInsert : IDisposable
{
    private readonly DbCommand _command;

    public PreparedInsert(DbConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            _command.Parameters.Add(parameter);
        }
    }

    public void Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] is DateTimeOffset instant ? instant.ToUnixTimeMilliseconds() : values[i] ?? DBNull.Value;
        }
        _command.ExecuteNonQuery();
    }

    public void Dispose() => _command.Dispose();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
