namespace RankRentPro.Simulator.Numbers;

/// <summary>A month of a number, in millionths of a US dollar.</summary>
internal static class NumberPrices
{
    public static long Monthly(string country, string type) => (country, type) switch
    {
        ("GB", "mobile") => 1_150_000,
        ("GB", "tollfree") => 2_150_000,
        ("GB", _) => 1_150_000,
        (_, "tollfree") => 2_150_000,
        _ => 1_150_000,
    };
}
