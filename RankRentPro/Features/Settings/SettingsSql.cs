using System.Data.Common;
using System.Globalization;
using Dapper;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Settings;

/// <summary>What the owner decides for the whole agency.</summary>
public sealed record AgencySettings
{
    /// <summary>IANA id of the zone whose days the statistics count.</summary>
    public required string TimeZone { get; init; }

    /// <summary>A recording is deleted at Twilio once its copy here is safe.</summary>
    public bool DeleteAtTwilio { get; init; }

    /// <summary>Null keeps recordings for ever.</summary>
    public int? RecordingDays { get; init; }

    /// <summary>How long the raw forms of webhooks are kept.</summary>
    public int WebhookFormDays { get; init; } = 90;

    /// <summary>Counts the changes.</summary>
    public long Version { get; init; }
}

public static class SettingsSql
{
    /// <summary>What the agency's zone is until an owner has chosen one.</summary>
    public const string DefaultTimeZone = "America/Denver";

    private const string TimeZoneName = "time_zone";
    private const string DeleteAtTwilioName = "delete_recordings_at_twilio";
    private const string RecordingDaysName = "recording_days";
    private const string WebhookFormDaysName = "webhook_form_days";
    private const string VersionName = "version";

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

    public static AgencySettings Read(DbConnection connection)
    {
        var stored = connection.Query<(string Name, string Value)>("select name, value from settings").ToDictionary(pair => pair.Name, pair => pair.Value);
        return new()
        {
            TimeZone = stored.GetValueOrDefault(TimeZoneName, DefaultTimeZone),
            DeleteAtTwilio = stored.GetValueOrDefault(DeleteAtTwilioName) == "true",
            RecordingDays = Number(stored, RecordingDaysName),
            WebhookFormDays = Number(stored, WebhookFormDaysName) ?? 90,
            Version = Number(stored, VersionName) ?? 0,
        };
    }

    /// <summary>Keeps everything but the time zone, which changes when the statistics are recounted.</summary>
    /// <returns>False when the settings were changed since <see cref="AgencySettings.Version"/>.</returns>
    public static bool Save(DbConnection connection, AgencySettings settings)
    {
        if (Read(connection).Version != settings.Version)
        {
            return false;
        }
        Set(connection, DeleteAtTwilioName, settings.DeleteAtTwilio ? "true" : "false");
        Set(connection, RecordingDaysName, settings.RecordingDays?.ToString(CultureInfo.InvariantCulture) ?? "");
        Set(connection, WebhookFormDaysName, settings.WebhookFormDays.ToString(CultureInfo.InvariantCulture));
        Set(connection, VersionName, (settings.Version + 1).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    public static bool HasTimeZone(DbConnection connection) => Get(connection, TimeZoneName) is not null;

    /// <summary>The agency's zone: its days are the days that statistics count.</summary>
    public static TimeZoneInfo TimeZone(DbConnection connection) => TimeZones.Find(Get(connection, TimeZoneName) ?? DefaultTimeZone);

    public static void SetTimeZone(DbConnection connection, string id) => Set(connection, TimeZoneName, id);

    private static int? Number(Dictionary<string, string> stored, string name) =>
        int.TryParse(stored.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
