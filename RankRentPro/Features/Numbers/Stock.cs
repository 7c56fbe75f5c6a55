using System.Collections.Concurrent;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Numbers;

/// <summary>A country in which numbers are bought.</summary>
public sealed record Country(string Code, string Name, bool HasAreaCodes)
{
    public static readonly IReadOnlyList<Country> All =
    [
        new("US", "United States", HasAreaCodes: true),
        new("CA", "Canada", HasAreaCodes: true),
        new("GB", "United Kingdom", HasAreaCodes: false),
    ];

    public static Country? Find(string? code) => All.FirstOrDefault(country => country.Code == code);
}

/// <summary>Which types of numbers Twilio sells in a country; asked once a day.</summary>
public sealed class CountryTypes(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, (IReadOnlyList<TwilioNumberType> Types, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async Task<TwilioAnswer<IReadOnlyList<TwilioNumberType>>> Of(string country, TwilioClient twilio, CancellationToken cancel)
    {
        if (_known.TryGetValue(country, out var kept) && kept.At > clock.GetUtcNow() - KeptFor)
        {
            return new(kept.Types);
        }
        var answer = await twilio.FetchAvailableCountry(country, cancel);
        if (!answer.TryGet(out var offered, out var refusal))
        {
            return new(refusal);
        }
        _known[country] = (offered.Types, clock.GetUtcNow());
        return new(offered.Types);
    }
}
