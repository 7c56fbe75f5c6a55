using System.Globalization;

namespace RankRentPro.Features.Numbers;

/// <summary>The rectangles of the chart, in the units of its view box.</summary>
public sealed record ChartBar(string Kind, string X, string Y, string Width, string Height);

public sealed record ChartColumn(string Words, IReadOnlyList<ChartBar> Bars);

/// <summary>Calls a day as stacked bars: answered at the foot, missed and voicemail on it, the rest on top.</summary>
public static class CallChart
{
    public const int Width = 720;
    public const int Height = 200;
    public const int Base = 176;
    public const int Left = 32;
    private const int Top = 12;
    private const double Gap = 3;

    public static IReadOnlyList<ChartColumn> Columns(NumberAnalytics analytics)
    {
        var step = (double)(Width - Left) / analytics.Calls.Count;
        return [.. analytics.Calls.Select((day, n) => Column(day, Left + (n * step) + (Gap / 2), step - Gap, analytics.Highest))];
    }

    /// <summary>Where the label of the day stands, in the middle of its column.</summary>
    public static string LabelX(int n, int count) => Text(Left + ((n + 0.5) * (Width - Left) / count));

    private static ChartColumn Column(DayCalls day, double x, double width, long highest)
    {
        var bars = new List<ChartBar>();
        var y = (double)Base;
        foreach (var (kind, count) in new[] { ("answered", day.Answered), ("missed", day.Missed), ("voicemail", day.Voicemail), ("other", day.Other) })
        {
            var height = (double)count / highest * (Base - Top);
            y -= height;
            if (count > 0)
            {
                bars.Add(new(kind, Text(x), Text(y), Text(width), Text(height)));
            }
        }
        var date = day.Day.ToString("MMM d", CultureInfo.InvariantCulture);
        return new($"{date}: {day.Answered} answered, {day.Missed} missed, {day.Voicemail} voicemail, {day.Other} other", bars);
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
