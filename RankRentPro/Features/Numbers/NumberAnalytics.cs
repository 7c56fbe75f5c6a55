using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Numbers;

/// <summary>One day of a number: what was answered, missed, answered by voicemail, and none of them (outbound calls that nobody took, blocked ones).</summary>
public sealed record DayCalls(DateOnly Day, long Answered, long Missed, long Voicemail, long Other)
{
    public long Total => Answered + Missed + Voicemail + Other;
}

/// <summary>Thirty days of a number, in the agency's days.</summary>
public sealed record NumberAnalytics
{
    public const int Days = 30;

    public required IReadOnlyList<DayCalls> Calls { get; init; }
    public long Answered => Calls.Sum(day => day.Answered);
    public long Missed => Calls.Sum(day => day.Missed);
    public long Voicemail => Calls.Sum(day => day.Voicemail);
    public long Other => Calls.Sum(day => day.Other);
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
        var byOutcome = sums.ToLookup(sum => sum.Outcome, sum => sum.Calls);
        var (answered, missed, voicemail) = (byOutcome["completed"].Sum(), byOutcome["missed"].Sum(), byOutcome["voicemail"].Sum());
        return new(day, answered, missed, voicemail, byOutcome.Sum(outcome => outcome.Sum()) - answered - missed - voicemail);
    }
}
