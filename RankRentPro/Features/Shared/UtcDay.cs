using System.Globalization;

namespace RankRentPro.Features.Shared;

/// <summary>Days as Twilio filters its lists: in UTC. Stored as yyyy-MM-dd.</summary>
public static class UtcDay
{
    private const string Format = "yyyy-MM-dd";

    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);

    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
