using System.Globalization;

namespace RankRentPro.Web;

/// <summary>Instants on screen, in somebody's time zone.</summary>
public static class InstantText
{
    /// <returns>Such as <c>Nov 22, 2026, 2:05 PM</c>.</returns>
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone) => Written(instant, zone).ToString();

    /// <inheritdoc cref="Of"/>
    public static WrittenText<(DateTimeOffset Instant, TimeZoneInfo Zone)> Written(DateTimeOffset instant, TimeZoneInfo zone) => new((instant, zone), WriteLocal);

    public static string Date(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <returns>Such as <c>2:05 PM</c>.</returns>
    public static string Time(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("h:mm tt", CultureInfo.InvariantCulture);

    /// <returns>Such as <c>2:05:09 PM</c>.</returns>
    public static string Clock(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("h:mm:ss tt", CultureInfo.InvariantCulture);

    /// <returns>The exact instant for <c>datetime</c>: ISO 8601 in UTC.</returns>
    public static string Exact(DateTimeOffset instant) => WrittenExact(instant).ToString();

    /// <inheritdoc cref="Exact"/>
    public static WrittenText<DateTimeOffset> WrittenExact(DateTimeOffset instant) => new(instant, WriteExact);

    /// <summary>The first instant of a day in a zone; a day whose midnight is skipped begins at the skip's end.</summary>
    public static DateTimeOffset StartOfDay(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }
        // Where midnight comes twice, the day begins with the first: the one further from UTC.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    private static bool WriteLocal((DateTimeOffset Instant, TimeZoneInfo Zone) local, Span<char> text, out int length) =>
        TimeZoneInfo.ConvertTime(local.Instant, local.Zone).TryFormat(text, out length, "MMM d, yyyy, h:mm tt", CultureInfo.InvariantCulture);

    private static bool WriteExact(DateTimeOffset instant, Span<char> text, out int length) =>
        text.TryWrite(CultureInfo.InvariantCulture, $"{instant.UtcDateTime:s}Z", out length);
}
