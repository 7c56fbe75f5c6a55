namespace RankRentPro.Simulator.Seed;

/// <summary>What minutes cost on the simulated account, in millionths of a US dollar; a started minute counts whole.</summary>
public static class CallRates
{
    public const long RecordedMinute = 2_500;

    public static long InboundMinute(string country, string type) => (country, type) switch
    {
        (_, "tollfree") => 22_000,
        ("GB", _) => 10_000,
        _ => 8_500,
    };

    /// <summary>By the number that is dialled, in E.164.</summary>
    public static long OutboundMinute(string to) =>
        to.StartsWith("+447", StringComparison.Ordinal) ? 35_000
        : to.StartsWith("+44", StringComparison.Ordinal) ? 15_800
        : 14_000;

    public static long For(int seconds, long minute) => (seconds + 59) / 60 * minute;
}
