using System.Globalization;

namespace RankRentPro.Simulator.Seed;

/// <summary>Chance that falls the same way every time: SplitMix64, because the sequence of System.Random may change between versions of .NET.</summary>
internal sealed class SeedDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 up to but without 1.</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public int Between(int least, int most) => least + (int)(Next() * (most - least + 1));

    public bool Chance(double share) => Next() < share;

    /// <summary>Most values lie near the median, a few far above it.</summary>
    public double LogNormal(double median, double spread) =>
        median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next()));

    public T Pick<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        var left = Next() * choices.Sum(weight);
        foreach (var choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
            {
                return choice;
            }
        }
        return choices[0];
    }

    public string Sid(string prefix) => prefix + Bits().ToString("x16", CultureInfo.InvariantCulture) + Bits().ToString("x16", CultureInfo.InvariantCulture);

    private ulong Bits()
    {
        var bits = state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
