using System.Globalization;

namespace RankRentPro.Simulator.Calls;

/// <summary>
/// Time-outs and retries, as the fragment of a webhook's address overrides them (<c>#ct=2000&amp;rt=5000&amp;rc=2&amp;rp=all</c>).
/// The time to read counts from the start here; connecting to an own server takes none of it.
/// </summary>
internal sealed record ConnectionRules
{
    public TimeSpan Connect { get; private init; } = TimeSpan.FromSeconds(5);
    public TimeSpan Total { get; private init; } = TimeSpan.FromSeconds(15);
    public int Retries { get; private init; } = 1;
    private string[] Policies { get; init; } = ["ct"];

    public static ConnectionRules Of(string fragment)
    {
        var values = fragment.TrimStart('#').Split('&').Select(pair => pair.Split('=')).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0]).ToDictionary(group => group.Key, group => group.Last()[1]);
        int Milliseconds(string name, int standard) => Whole(values, name, (100, 15_000), standard);
        return new()
        {
            Connect = TimeSpan.FromMilliseconds(Milliseconds("ct", 5_000)),
            Total = TimeSpan.FromMilliseconds(Math.Min(Milliseconds("tt", 15_000), Milliseconds("rt", 15_000))),
            Retries = Whole(values, "rc", (0, 5), 1),
            Policies = values.TryGetValue("rp", out var policies) ? policies.Split(',') : ["ct"],
        };
    }

    public bool RetriesOn(string? reason) => reason is not null && (Policies.Contains("all") || Policies.Contains(reason));

    private static int Whole(Dictionary<string, string> values, string name, (int Least, int Most) bounds, int standard) =>
        values.TryGetValue(name, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, bounds.Least, bounds.Most) : standard;
}
