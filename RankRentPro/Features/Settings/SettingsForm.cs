using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Settings;

/// <summary>The settings as they were typed.</summary>
public sealed record SettingsForm
{
    private const int LongestDays = 3650;

    [TimeZoneId]
    public string? TimeZone { get; init; }

    public bool DeleteAtTwilio { get; init; }
    public string? RecordingDays { get; init; }
    public string? WebhookFormDays { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public long Version { get; init; }

    public static SettingsForm Of(AgencySettings settings) => new()
    {
        // A zone that this machine does not know cannot be chosen again.
        TimeZone = TimeZones.IsKnown(settings.TimeZone) ? settings.TimeZone : TimeZones.Utc,
        DeleteAtTwilio = settings.DeleteAtTwilio,
        RecordingDays = settings.RecordingDays?.ToString(CultureInfo.InvariantCulture),
        WebhookFormDays = settings.WebhookFormDays.ToString(CultureInfo.InvariantCulture),
        Version = settings.Version,
    };

    /// <returns>What it means; only worth something while <paramref name="problems"/> stays empty.</returns>
    public AgencySettings Read(ModelStateDictionary problems) => new()
    {
        TimeZone = TimeZone ?? "",
        DeleteAtTwilio = DeleteAtTwilio,
        RecordingDays = string.IsNullOrWhiteSpace(RecordingDays) ? null : Days(RecordingDays, nameof(RecordingDays), ", or nothing to keep them for ever", problems),
        WebhookFormDays = Days(WebhookFormDays, nameof(WebhookFormDays), "", problems),
        Version = Version,
    };

    private static int Days(string? text, string field, string otherwise, ModelStateDictionary problems)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestDays)
        {
            return days;
        }
        problems.AddModelError(field, $"Enter whole days from 1 to {LongestDays}{otherwise}.");
        return 0;
    }
}
