using System.Data.Common;
using Dapper;
using RankRentPro.Features.Numbers;

namespace RankRentPro.Features.Calls;

/// <summary>Calls that came while their number had no site.</summary>
public static class EarlierCalls
{
    public static long Count(DbConnection connection, long numberId) => connection.ExecuteScalar<long>("""
        select count(*)
        from calls
        where number_id = @numberId
          and site = ''
        """, new { numberId });

    /// <summary>Changes a number, and gives its site to those calls where the edit asks for it.</summary>
    /// <returns>False when somebody else changed the number since the version of the edit.</returns>
    public static bool Edit(DbConnection connection, NumberEdit edit, DateTimeOffset now)
    {
        if (!NumbersSql.Edit(connection, edit, now))
        {
            return false;
        }
        if (edit is { EarlierCalls: true, Site.Length: > 0 })
        {
            Give(connection, edit.Id, edit.Site, now);
        }
        return true;
    }

    /// <summary>Gives them a site, in the sums too.</summary>
    public static void Give(DbConnection connection, long numberId, string site, DateTimeOffset now)
    {
        connection.Execute("""
            update calls
            set site = @site, changed_at = (select max(@now, max(changed_at) + 1) from calls)
            where number_id = @numberId
              and site = ''
            """, new { numberId, site, now });
        CallSumsSql.GiveSite(connection, numberId, site);
    }
}
