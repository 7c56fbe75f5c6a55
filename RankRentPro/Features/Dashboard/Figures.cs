using System.Globalization;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

/// <summary>Figures as they are shown: with a name, and with what is known of the cost.</summary>
public sealed record Figures(string Name, FigureRow Row, string? Currency)
{
    private const long Cent = 10_000;

    /// <summary>Calls whose price is not in the cost.</summary>
    public long Unpriced { get; init; }

    /// <summary>The calls themselves, in Call History.</summary>
    public string? Link { get; init; }

    public string TalkTime => DurationText.Of(Row.TalkSeconds);

    public string Cost => Unpriced == 0 || Row.Cost == 0 ? CostSoFar : $"at least {CostSoFar}";

    // Twilio prices a call in fractions of a cent, which say nothing in a sum.
    public string CostSoFar => Unpriced > 0 && Row.Cost == 0 ? "pending" : Row.Cost < Cent ? MoneyText.Of(Row.Cost, Currency) : MoneyText.Cents(Row.Cost, Currency);

    public string UnpricedWords => Unpriced == 1 ? "1 call has no price yet" : string.Create(CultureInfo.InvariantCulture, $"{Unpriced:N0} calls have no price yet");
}

/// <summary>A day, and how much of the chart's width each part of its bar takes.</summary>
public sealed record DayBar(string Day, FigureRow Row, IReadOnlyList<BarPart> Parts)
{
    /// <param name="rows">As many as <paramref name="days"/>, today first.</param>
    /// <param name="days">Their days.</param>
    public static IReadOnlyList<DayBar> Of(IReadOnlyList<FigureRow> rows, IReadOnlyList<DateOnly> days)
    {
        var highest = rows.Max(row => row.Calls);
        return [.. rows.Select((row, n) => Of(n == 0 ? "Today" : days[n].ToString("ddd, MMM d", CultureInfo.InvariantCulture), row, highest))];
    }

    private static DayBar Of(string day, FigureRow row, long highest)
    {
        var parts = new List<BarPart>();
        var x = 0.0;
        foreach (var (kind, count) in new[] { ("answered", row.Answered), ("missed", row.Missed), ("voicemail", row.Voicemails), ("other", row.Other) }.Where(part => part.Item2 > 0))
        {
            var width = 100.0 * count / Math.Max(highest, 1);
            parts.Add(new(kind, Percent(x), Percent(width)));
            x += width;
        }
        return new(day, row, parts);
    }

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}

public sealed record BarPart(string Kind, string X, string Width);
