using System.Data.Common;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Calls;

/// <summary>Says of a call that it is spam, or that it is not; the sums change on the same transaction.</summary>
public static class SpamMark
{
    /// <returns>False when there is no such call.</returns>
    public static bool Set(DbConnection connection, string sid, bool spam, DateTimeOffset now)
    {
        if (CallsSql.Find(connection, sid) is not { } before)
        {
            return false;
        }
        CallsSql.SetSpam(connection, before.Id, spam);
        CallsSql.Touch(connection, [before.Id], now);
        RunningSums.Take(connection, SettingsSql.TimeZone(connection), [new(before, before with { Spam = spam })], now);
        return true;
    }
}
