namespace RankRentPro.Tests.Benchmarks;

/// <summary>What the agency of the benchmark has, and what Twilio has beside it.</summary>
/// <param name="LastDay">The last day of the stored calls, in UTC.</param>
internal sealed record MadeHistory(DateOnly LastDay)
{
    public const int Calls = 1_000_000;
    public const int Days = 400;

    /// <summary>Calls that only Twilio has, all within whole days.</summary>
    public const int ImportedCalls = 100_000;

    private const int ImportedDays = 40;

    // The jobs that read the newest days anew find nothing there.
    private const int DaysBehind = 10;

    public DateOnly FirstImported => LastImported.AddDays(1 - ImportedDays);

    public DateOnly LastImported => LastDay.AddDays(-DaysBehind);

    /// <summary>Oldest first.</summary>
    public IEnumerable<MadeCall> Stored() => Spread(0, Calls, LastDay.AddDays(1 - Days), Days);

    /// <summary>Of one day, oldest first.</summary>
    public IEnumerable<MadeCall> AtTwilio(DateOnly day) => day < FirstImported || day > LastImported
        ? []
        : Spread(Calls + (day.DayNumber - FirstImported.DayNumber) * (ImportedCalls / ImportedDays), ImportedCalls / ImportedDays, day, 1);

    private static IEnumerable<MadeCall> Spread(int from, int count, DateOnly first, int days)
    {
        var began = new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero);
        var apart = TimeSpan.FromDays(days) / count;
        return Enumerable.Range(0, count).Select(n => MadeCall.Of(from + n, began + TimeSpan.FromSeconds(Math.Floor((apart * n).TotalSeconds))));
    }
}
