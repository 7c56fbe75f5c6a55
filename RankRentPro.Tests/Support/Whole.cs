using System.Data.Common;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;

namespace RankRentPro.Tests.Support;

/// <summary>What must hold after any accident.</summary>
public static class Whole
{
    private const string Sids = "select sid from legs union all select sid from calls where sid not in (select sid from legs) order by sid";
    private const string Sums = """
        select concat_ws('|', number_id, site, day, hour, direction, outcome, calls, duration, cost, spam)
        from call_sums
        where calls <> 0 or spam <> 0 or duration <> 0 or cost <> 0
        union all
        select concat_ws('|', day, direction, outcome, calls, spam)
        from call_days
        where calls <> 0 or spam <> 0
        union all
        select concat_ws('|', direction, outcome, calls, spam)
        from call_totals
        where calls <> 0 or spam <> 0
        union all
        select concat_ws('|', id, calls, missed, completed, talk_seconds, last_call_at)
        from numbers
        order by 1
        """;

    /// <param name="ours">The app's database.</param>
    /// <param name="twilio">The simulated Twilio's.</param>
    public static void Assert(Database ours, Database twilio)
    {
        Xunit.Assert.Equal("ok", ours.Read(connection => connection.ExecuteScalar<string>("pragma integrity_check")));
        Xunit.Assert.Equal(twilio.Read(connection => connection.Query<string>("select sid from calls order by sid")), ours.Read(connection => connection.Query<string>(Sids)));
        Xunit.Assert.Equal(
            twilio.Read(connection => connection.Query<string>("select sid from calls where parent_sid is null order by sid")),
            ours.Read(connection => connection.Query<string>("select sid from calls order by sid")));
        Xunit.Assert.Equal(
            twilio.Read(connection => connection.Query<string>("select sid from recordings where deleted_at is null order by sid")),
            ours.Read(connection => connection.Query<string>("select sid from recordings where deleted_at is null order by sid")));
        AssertSums(ours);
    }

    /// <summary>The running sums are what counting every call anew comes to.</summary>
    public static void AssertSums(Database ours)
    {
        var running = ours.Read(Lines);
        using var connection = ours.Open();
        using var transaction = connection.BeginTransaction();
        CallRecount.Run(connection, SettingsSql.TimeZone(connection));
        var recounted = Lines(connection);
        transaction.Rollback();
        Xunit.Assert.Equal(recounted, running);
    }

    private static List<string> Lines(DbConnection connection) => connection.Query<string>(Sums).AsList();
}
