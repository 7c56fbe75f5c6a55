namespace RankRentPro.Features.Calls;

/// <summary>One line of the sums: a number's calls of one site, hour, direction and outcome. As a change it may be negative.</summary>
public sealed record CallSumRow
{
    public required long NumberId { get; init; }
    public required string Site { get; init; }

    /// <summary>ISO date in the agency's time zone.</summary>
    public required string Day { get; init; }

    public required int Hour { get; init; }
    public required string Direction { get; init; }
    public required string Outcome { get; init; }
    public long Calls { get; init; }
    public long Duration { get; init; }
    public long Cost { get; init; }

    /// <summary>Calls that somebody marked as spam: in no other figure of this line but the cost, which was paid.</summary>
    public long Spam { get; init; }
}

/// <summary>Running totals of a number, as a change.</summary>
public sealed record NumberTotals(long NumberId, long Calls, long Missed, long Completed, long TalkSeconds, DateTimeOffset LastCallAt);

/// <summary>What a set of changed calls changes in the sums: the old row is subtracted, the new one added.</summary>
public sealed class CallSums(TimeZoneInfo agencyZone)
{
    private readonly Dictionary<CallSumRow, (long Calls, long Duration, long Cost, long Spam)> _lines = [];
    private readonly Dictionary<long, NumberTotals> _totals = [];

    public IReadOnlyCollection<CallSumRow> Lines => [.. _lines
        .Where(line => line.Value != default)
        .Select(line => line.Key with { Calls = line.Value.Calls, Duration = line.Value.Duration, Cost = line.Value.Cost, Spam = line.Value.Spam })];

    public IEnumerable<NumberTotals> Totals => _totals.Values;

    public void Replace(CallRow? before, CallRow after)
    {
        if (before is not null)
        {
            Count(before, -1);
        }
        Count(after, 1);
    }

    public void Remove(CallRow call) => Count(call, -1);

    private void Count(CallRow call, int sign)
    {
        var local = TimeZoneInfo.ConvertTime(call.StartedAt, agencyZone);
        var key = new CallSumRow
        {
            NumberId = call.NumberId ?? 0,
            Site = call.Site,
            Day = AgencyDay.Text(DateOnly.FromDateTime(local.DateTime)),
            Hour = local.Hour,
            Direction = call.Direction,
            Outcome = call.Outcome,
        };
        var sum = _lines.GetValueOrDefault(key);
        var counted = call.Spam ? 0 : sign;
        _lines[key] = (sum.Calls + counted, sum.Duration + counted * call.Duration, sum.Cost + sign * call.Cost, sum.Spam + sign - counted);
        if (call.NumberId is { } number)
        {
            // That the number rang last by spam is true all the same.
            CountNumber(number, call, counted);
        }
    }

    private void CountNumber(long number, CallRow call, int sign)
    {
        var total = _totals.GetValueOrDefault(number) ?? new(number, 0, 0, 0, 0, call.StartedAt);
        var completed = call.Outcome == "completed" ? sign : 0;
        _totals[number] = total with
        {
            Calls = total.Calls + sign,
            Missed = total.Missed + (call.Outcome == "missed" ? sign : 0),
            Completed = total.Completed + completed,
            TalkSeconds = total.TalkSeconds + completed * call.Duration,
            LastCallAt = total.LastCallAt > call.StartedAt ? total.LastCallAt : call.StartedAt,
        };
    }
}
