using System.Collections.Concurrent;
using RankRentPro.Data;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Numbers;

/// <summary>Monthly prices, asked of Twilio once a day for each country; an unknown price is null, never 0.</summary>
public sealed class NumberPrices(Database database, TwilioClient twilio, UnreadPrices unread, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public async Task<NumberPriceRow?> Of(string country, string type, CancellationToken cancel) =>
        (await OfCountry(country, cancel)).FirstOrDefault(price => price.NumberType == type);

    /// <summary>As it was told last, without a question.</summary>
    public NumberPriceRow? Known(string country, string type) =>
        database.Read(connection => NumberPricesSql.OfCountry(connection, country)).FirstOrDefault(price => price.NumberType == type);

    public async Task<IReadOnlyList<NumberPriceRow>> OfCountry(string country, CancellationToken cancel)
    {
        var known = database.Read(connection => NumberPricesSql.OfCountry(connection, country));
        var now = clock.GetUtcNow();
        if (country.Length == 0 || (known.Count > 0 && known[0].ReadAt > now - KeptFor) || unread.Has(country))
        {
            return known;
        }
        // Whoever searches or buys is not kept waiting for it.
        var answer = await twilio.With(TwilioPatience.Brief).FetchNumberPrices(country, cancel);
        if (!answer.TryGet(out var prices, out _))
        {
            unread.Add(country);
            return known;
        }
        var rows = prices.Prices.Where(price => price.CurrentMicros is not null).Select(price => new NumberPriceRow
        {
            Country = country,
            NumberType = NumberTypes.Normal(price.NumberType),
            Price = price.CurrentMicros!.Value,
            Currency = prices.Currency ?? "USD",
            ReadAt = now,
        }).ToList();
        database.Write(connection => NumberPricesSql.Write(connection, rows));
        return rows;
    }
}

/// <summary>Countries whose prices could not be read a moment ago: they are not asked for again at once.</summary>
public sealed class UnreadPrices(TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _failed = new(StringComparer.Ordinal);

    public bool Has(string country) => _failed.TryGetValue(country, out var at) && at > clock.GetUtcNow() - Pause;

    public void Add(string country) => _failed[country] = clock.GetUtcNow();
}
