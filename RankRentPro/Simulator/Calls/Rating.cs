using System.Globalization;
using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Calls;

/// <summary>Prices appear a few seconds to a minute later if the switch says nothing else, by the started minute, and never touch the date of the last change.</summary>
internal static class Rating
{
    private const long RecordedMinute = 2_500;
    private static readonly TimeSpan NextDay = TimeSpan.FromHours(20);

    public static void Expect(Exchange exchange, Leg leg)
    {
        if (leg.Duration > 0 && After(exchange, leg.IsChild, Delay(leg.Sid, 5, 60)) is { } delay)
        {
            exchange.Schedule(EventKind.RateCall, leg, delay);
        }
    }

    public static void Expect(Exchange exchange, RecordingRow recording)
    {
        if (After(exchange, isDialled: false, Delay(recording.Sid, 10, 60)) is { } delay)
        {
            exchange.Schedule(new EventRow { DueAt = exchange.Now + delay, Kind = EventKind.RateRecording, CallSid = recording.CallSid, Data = recording.Sid });
        }
    }

    public static void Call(Exchange exchange, Leg leg)
    {
        leg.PriceMicros = Price(exchange, leg.Duration, MinutePrice(leg));
        NumberSql.Charge(exchange.Connection, leg.PriceMicros.Value);
    }

    public static void Recording(Exchange exchange, RecordingRow recording)
    {
        var micros = Price(exchange, recording.Duration, RecordedMinute);
        RecordingSql.SetPrice(exchange.Connection, recording.Sid, micros);
        NumberSql.Charge(exchange.Connection, micros);
    }

    /// <summary>A time between the two bounds that follows from the SID.</summary>
    public static TimeSpan Delay(string sid, int least, int most) =>
        TimeSpan.FromSeconds(least + int.Parse(sid.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % (most - least + 1));

    private static TimeSpan? After(Exchange exchange, bool isDialled, TimeSpan promptly) => exchange.Switches.Pricing switch
    {
        Pricing.Never => null,
        Pricing.NeverDialled when isDialled => null,
        Pricing.Late => NextDay,
        _ => promptly,
    };

    private static long Price(Exchange exchange, long? seconds, long minute) =>
        exchange.Switches.Pricing == Pricing.Zero ? 0 : ((seconds ?? 0) + 59) / 60 * minute;

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
