using System.Data.Common;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Settings;

/// <summary>Whose days the statistics count, and how far a change of them has come.</summary>
public sealed record Counting
{
    /// <summary>The zone that counts now.</summary>
    public required string TimeZone { get; init; }

    public RecountRow? Recount { get; init; }

    /// <summary>The zone that was chosen last.</summary>
    public string Wanted => Recount?.TimeZone ?? TimeZone;

    /// <summary>Calls come while others are counted: never more than all.</summary>
    public long Calls => Math.Min(Recount!.Calls, Recount.Total);

    public static string ElementId => "counting";

    public static Counting Read(DbConnection connection) => new()
    {
        TimeZone = SettingsSql.Read(connection).TimeZone,
        Recount = RecountSql.Find(connection),
    };

    /// <summary>Statistics are to count the days of this zone: begins a recount, which the schedule finds, or ends one that is not wanted any more.</summary>
    public static void Choose(DbConnection connection, string timeZone, DateTimeOffset now)
    {
        var counting = Read(connection);
        if (timeZone == counting.TimeZone)
        {
            RecountSql.End(connection);
        }
        else if (timeZone != counting.Wanted)
        {
            RecountSql.Begin(connection, timeZone, now);
        }
    }
}
