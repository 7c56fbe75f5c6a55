using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Settings;

public static class SettingsSql
{
    /// <summary>What the agency's zone is until an owner has chosen one.</summary>
    public const string DefaultTimeZone = "America/Denver";

    private const string TimeZoneName = "time_zone";

    public static string? Get(DbConnection connection, string name) => connection.QuerySingleOrDefault<string>(
        """
        select value
        from settings
        where name = @name
        """,
        new { name });

    public static void Set(DbConnection connection, string name, string value) => connection.Execute(
        """
        insert into settings (name, value)
        values (@name, @value)
        on conflict (name) do update set value = excluded.value
        """,
        new { name, value });

    public static bool HasTimeZone(DbConnection connection) => Get(connection, TimeZoneName) is not null;

    /// <summary>The agency's zone: its days are the days that statistics count.</summary>
    public static TimeZoneInfo TimeZone(DbConnection connection) =>
        TimeZoneInfo.FindSystemTimeZoneById(Get(connection, TimeZoneName) ?? DefaultTimeZone);

    public static void SetTimeZone(DbConnection connection, string id) => Set(connection, TimeZoneName, id);
}
