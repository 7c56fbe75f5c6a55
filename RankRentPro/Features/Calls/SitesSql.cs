using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Calls;

/// <summary>Sites as numbers and calls name them.</summary>
public static class SitesSql
{
    /// <summary>The stored spelling of a site that was typed; null when no number and no call has it.</summary>
    public static string? Find(DbConnection connection, string typed) => connection.QueryFirstOrDefault<string>("""
        select site
        from (
            select site from numbers where site = @typed collate nocase
            union all
            select site from calls where site = @typed and site <> '')
        order by site = @typed desc
        limit 1
        """, new { typed });

    /// <summary>The sites of all numbers, with those that are the agency's now.</summary>
    public static List<(string Name, string Numbers)> All(DbConnection connection) => connection.Query<(string, string)>("""
        select site, json_group_array(phone_number order by purchased_at, id) filter (where released_at is null)
        from numbers
        where site <> ''
        group by site
        order by site collate nocase, site
        """).AsList();

    /// <summary>Sites that contain the text.</summary>
    public static List<string> Suggestions(DbConnection connection, string text, int size) => connection.Query<string>("""
        select distinct site
        from numbers
        where site <> ''
          and instr(lower(site), lower(@text)) > 0
        order by site
        limit @size
        """, new { text, size }).AsList();
}
