using System.Globalization;

namespace RankRentPro.Web;

/// <summary>Durations on screen.</summary>
public static class DurationText
{
    /// <param name="seconds">Whole seconds.</param>
    /// <returns><c>m:ss</c>, from an hour on <c>h:mm:ss</c>.</returns>
    public static string Of(long seconds) => Written(seconds).ToString();

    /// <inheritdoc cref="Of"/>
    public static WrittenText<long> Written(long seconds) => new(Math.Max(seconds, 0), Write);

    /// <summary>Reads whole seconds, <c>m:ss</c> or <c>h:mm:ss</c>, up to a day.</summary>
    public static bool TryParse(string text, out long seconds)
    {
        seconds = 0;
        var parts = text.Split(':');
        if (parts.Length > 3 || parts.Any(part => part.Length is 0 or > 5 || !part.All(char.IsAsciiDigit)))
        {
            return false;
        }
        var numbers = parts.Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToList();
        seconds = numbers.Aggregate(0L, (sum, number) => (sum * 60) + number);
        return numbers.Skip(1).All(number => number < 60) && seconds <= 86_400;
    }

    /// <returns>How long ago, in the largest unit that fits: <c>moments ago</c>, <c>4 minutes ago</c>, <c>2 days ago</c>.</returns>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "moments ago",
        { TotalHours: < 1 } => Count((long)age.TotalMinutes, "minute"),
        { TotalDays: < 1 } => Count((long)age.TotalHours, "hour"),
        _ => Count((long)age.TotalDays, "day"),
    };

    private static string Count(long n, string unit) => n == 1 ? $"1 {unit} ago" : $"{n} {unit}s ago";

    private static bool Write(long seconds, Span<char> text, out int length) => seconds >= 3600
        ? text.TryWrite(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}", out length)
        : text.TryWrite(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}", out length);
}
