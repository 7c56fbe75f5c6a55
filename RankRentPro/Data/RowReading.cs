using System.Data.Common;
using Dapper;

namespace RankRentPro.Data;

/// <summary>Rows read column by column, where a page shows many: Dapper asks SQLite for the type of each value twice.</summary>
internal static class RowReading
{
    /// <param name="connection">Where the statement runs.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Its parameters, as Dapper takes them.</param>
    /// <param name="read">Makes one row of the columns under the reader.</param>
    public static List<T> Rows<T>(this DbConnection connection, string sql, object? values, Func<DbDataReader, T> read)
    {
        using var reader = (DbDataReader)connection.ExecuteReader(sql, values);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    public static DateTimeOffset Instant(this DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? InstantOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Instant(column);

    public static long? NumberOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static bool Flag(this DbDataReader row, int column) => row.GetInt64(column) != 0;
}
