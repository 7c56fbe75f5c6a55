namespace RankRentPro.Simulator.Seed;

/// <summary>When people call: at the business' hours where the number is, or at night.</summary>
internal static class SeedHours
{
    private const double Busiest = 1.4 * 1.15;
    private const int Tries = 100;

    private static readonly double[] weekdays = [0.3, 1.15, 1.05, 1, 1, 0.95, 0.5];

    private static readonly double[] hours =
        [0, 0, 0, 0, 0, 0.02, 0.08, 0.35, 0.9, 1.3, 1.4, 1.25, 0.7, 0.8, 1.15, 1.2, 1.1, 0.8, 0.4, 0.25, 0.15, 0, 0, 0];

    /// <summary>A moment between the two, in whole seconds.</summary>
    public static DateTimeOffset Pick(SeedDice dice, SeedLine line, SeedWindow window)
    {
        var moment = window.From;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            moment = window.From.AddSeconds(Math.Floor((window.Until - window.From).TotalSeconds * dice.Next()));
            if (dice.Chance(Likelihood(moment, line, window.Night) / Busiest))
            {
                break;
            }
        }
        return moment;
    }

    /// <summary>How likely this moment is for a call on the line, compared with others.</summary>
    public static double Likelihood(DateTimeOffset moment, SeedLine line, bool night)
    {
        var local = TimeZoneInfo.ConvertTime(moment, line.Zone);
        return night ? (local.Hour is >= 21 or < 6 ? 1 : 0) : hours[local.Hour] * weekdays[(int)local.DayOfWeek];
    }
}

internal sealed record SeedWindow(DateTimeOffset From, DateTimeOffset Until, bool Night);
