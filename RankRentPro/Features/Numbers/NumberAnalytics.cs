using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Numbers;

/// <summary>One day of a number: what was answered, missed, and neither (outbound calls that nobody took, blocked ones).</summary>
public sealed record DayCalls(DateOnly Day, long Answered, long Missed, long Other)
{
    public long Total => Answered + Missed + Other;
}

/// <summary>Thirty days of a number, in the agency's days.</summary>
public sealed record NumberAnalytics
{
    public const int Days = 30;

    public required IReadOnlyList<DayCalls> Calls { get; init; }
    public long Answered => Calls.Sum(day => day.Answered);
    public long Missed => Calls.Sum(day => day.Missed);
    public long Total => Calls.Sum(day => day.Total);
    public long Highest => Math.Max(1, Calls.Max(day => day.Total));

    /// <summary>Hour of the day with the most calls, 0 to 23; null without calls.</summary>
    public int? BusiestHour { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public static NumberAnalytics Of(IReadOnlyList<CallSumRow> sums, DateOnly today, TimeZoneInfo zone)
    {
        var byDay = sums.ToLookup(sum => sum.Day);
        return new()
        {
            Calls = [.. Enumerable.Range(0, Days).Select(n => today.AddDays(n - Days + 1)).Select(day => Day(day, byDay[AgencyDay.Text(day)]))],
            BusiestHour = sums.Count == 0 ? null : sums.GroupBy(sum => sum.Hour).OrderByDescending(hour => hour.Sum(sum => sum.Calls)).ThenBy(hour => hour.Key).First().Key,
            Zone = zone,
        };
    }

    private static DayCalls Day(DateOnly day, IEnumerable<CallSumRow> sums)
    {
        var (answered, missed, other) = (0L, 0L, 0L);
        foreach (var sum in sums)
        {
            answered += sum.Outcome == "completed" ? sum.Calls : 0;
            missed += sum.Outcome is "missed" or "voicemail" ? sum.Calls : 0;
            other += sum.Outcome is "completed" or "missed" or "voicemail" ? 0 : sum.Calls;
        }
        return new(day, answered, missed, other);
    }
}
