using System.Data.Common;
using Dapper;

namespace RankRentPro.Simulator.Rest;

/// <summary>Newest first by creation, ties by SID: the order of every list, and the only place that pages.</summary>
internal static class KeysetSql
{
    /// <param name="connection">Where to ask.</param>
    /// <param name="select">A statement that ends in its conditions; table and creation column as in <paramref name="table"/>.</param>
    /// <param name="table">The table that the tokens point into.</param>
    /// <param name="paging">The page; its problem is the answer when the token names nothing.</param>
    /// <param name="values">Parameters of the conditions.</param>
    public static IReadOnlyList<T>? Read<T>(DbConnection connection, string select, string table, Paging paging, DynamicParameters values)
    {
        values.Add("take", paging.Take);
        values.Add("anchor", paging.Anchor);
        if (paging.Anchor is null)
        {
            return connection.Query<T>($"{select}\norder by created_at desc, sid desc\nlimit @take", values).AsList();
        }
        if (connection.ExecuteScalar<long>($"select count(*) from {table} where sid = @anchor", values) == 0)
        {
            return null;
        }
        var (side, order) = paging.After is not null ? ("<", "desc") : (">", "asc");
        return connection.Query<T>($"""
            {select}
              and (created_at, sid) {side} (select created_at, sid from {table} where sid = @anchor)
            order by created_at {order}, sid {order}
            limit @take
            """, values).AsList();
    }
}
