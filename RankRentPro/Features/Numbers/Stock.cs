using System.Collections.Concurrent;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Numbers;

/// <summary>A country in which numbers are bought.</summary>
public sealed record Country(string Code, string Name, bool HasAreaCodes)
{
    /// <summary>As a sentence has it.</summary>
    public string InWords => Code == "CA" ? Name : $"the {Name}";

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

    public async Task<TwilioAnswer<IReadOnlyList<TwilioNumberType>>> Of(Country country, TwilioClient twilio, CancellationToken cancel)
    {
        if (_known.TryGetValue(country.Code, out var kept) && kept.At > clock.GetUtcNow() - KeptFor)
        {
            return new(kept.Types);
        }
        // The form waits for it: somebody who opens a dialog is told soon that Twilio is silent.
        var answer = await twilio.With(TwilioPatience.Brief).FetchAvailableCountry(country.Code, cancel);
        if (!answer.TryGet(out var offered, out var refusal))
        {
            return new(refusal with { What = $"read which types of numbers {country.InWords} has" });
        }
        _known[country.Code] = (offered.Types, clock.GetUtcNow());
        return new(offered.Types);
    }
}
