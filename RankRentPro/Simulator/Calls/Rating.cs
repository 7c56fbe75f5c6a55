using System.Globalization;
using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Calls;

/// <summary>Prices appear a few seconds to a minute later, by the started minute, and never touch the date of the last change.</summary>
internal static class Rating
{
    private const long RecordedMinute = 2_500;

    public static void Expect(Exchange exchange, Leg leg)
    {
        if (leg.Duration > 0)
        {
            exchange.Schedule(EventKind.RateCall, leg, Delay(leg.Sid, 5, 60));
        }
    }

    public static void Call(Exchange exchange, Leg leg)
    {
        leg.PriceMicros = Minutes(leg.Duration ?? 0) * MinutePrice(leg);
        NumberSql.Charge(exchange.Connection, leg.PriceMicros.Value);
    }

    public static void Recording(Exchange exchange, RecordingRow recording)
    {
        var micros = Minutes(recording.Duration ?? 0) * RecordedMinute;
        RecordingSql.SetPrice(exchange.Connection, recording.Sid, micros);
        NumberSql.Charge(exchange.Connection, micros);
    }

    /// <summary>A time between the two bounds that follows from the SID.</summary>
    public static TimeSpan Delay(string sid, int least, int most) =>
        TimeSpan.FromSeconds(least + int.Parse(sid.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % (most - least + 1));

    private static long Minutes(long seconds) => (seconds + 59) / 60;

    private static long MinutePrice(Leg leg) => (leg.Direction, leg.To) switch
    {
        ("inbound", ['+', '1', '8', var second, var third, ..]) when second == third || (second, third) == ('3', '3') => 22_000,
        ("inbound", ['+', '4', '4', '8', ..]) => 60_000,
        ("inbound", ['+', '4', '4', ..]) => 10_000,
        ("inbound", _) => 8_500,
        (_, ['+', '4', '4', '7', ..]) => 30_000,
        (_, ['+', '4', '4', ..]) => 15_800,
        _ => 14_000,
    };
}
