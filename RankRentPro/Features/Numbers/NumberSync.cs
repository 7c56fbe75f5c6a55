using System.Data.Common;
using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Events;
using RankRentPro.Features.Live;
using RankRentPro.Features.Routing;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>Reads the account's numbers: what was bought elsewhere appears, what was released elsewhere goes inactive.</summary>
public sealed class NumberSync(Database database, TwilioClient twilio, NumberPrices prices, WebhookAddresses webhooks, LiveTopics live, TimeProvider clock)
{
    /// <returns>How many numbers the account has, or why that could not be read.</returns>
    public async Task<TwilioAnswer<int>> Run(CancellationToken cancel)
    {
        var asked = clock.GetUtcNow();
        var known = database.Read(NumbersSql.All).Where(number => number.IsActive).Select(number => number.Sid).ToHashSet();
        if (!(await Listed(cancel)).TryGet(out var list, out var refusal))
        {
            return new(refusal);
        }
        var rows = await Rows(list.Numbers, cancel);
        if (database.Write(connection => Take(connection, rows, known.Except(list.Unreadable), asked)))
        {
            live.Tell(LiveTopics.Numbers);
        }
        return new(rows.Count);
    }

    /// <summary>A number as Twilio describes it, with its monthly fee where that is known.</summary>
    public async Task<NumberRow> Row(TwilioNumber number, CancellationToken cancel) => Row(number, await prices.OfCountry(CountryOf(number), cancel));

    private async Task<TwilioAnswer<ListedNumbers>> Listed(CancellationToken cancel)
    {
        var (listed, unreadable) = (new List<TwilioNumber>(), new List<string>());
        await foreach (var page in twilio.With(TwilioPatience.Background).ListNumbers(cancel))
        {
            if (!page.TryGet(out var numbers, out var refusal))
            {
                return new(refusal);
            }
            listed.AddRange(numbers.Items);
            unreadable.AddRange(numbers.BrokenRows.Select(row => row.Sid).OfType<string>());
        }
        return new(new ListedNumbers(listed, unreadable));
    }

    /// <returns>True when something is not as it was.</returns>
    private static bool Take(DbConnection connection, List<NumberRow> rows, IEnumerable<string> known, DateTimeOffset asked)
    {
        var before = NumbersSql.All(connection);
        NumbersSql.Write(connection, rows, asked);
        NumbersSql.ReleaseMissing(connection, known.Except(rows.Select(row => row.Sid)), asked);
        var after = NumbersSql.All(connection);
        EventsSql.Send(connection, Events(before, after), asked);
        return !before.SequenceEqual(after);
    }

    private static IEnumerable<OutgoingEvent> Events(List<NumberRow> before, List<NumberRow> after)
    {
        var known = before.ToDictionary(number => number.Id, number => number.IsActive);
        return after.Where(number => number.IsActive && !known.GetValueOrDefault(number.Id)).Select(OutgoingEvent.Purchased)
            .Concat(after.Where(number => !number.IsActive && known.GetValueOrDefault(number.Id)).Select(OutgoingEvent.Released));
    }

    private async Task<List<NumberRow>> Rows(List<TwilioNumber> listed, CancellationToken cancel)
    {
        var rows = new List<NumberRow>();
        foreach (var neighbours in listed.GroupBy(CountryOf))
        {
            var known = await prices.OfCountry(neighbours.Key, cancel);
            rows.AddRange(neighbours.Select(number => Row(number, known)));
        }
        return rows;
    }

    private static string CountryOf(TwilioNumber number) => PhoneText.Region(number.PhoneNumber) ?? "";

    private NumberRow Row(TwilioNumber number, IReadOnlyList<NumberPriceRow> known)
    {
        var type = NumberTypes.Of(number);
        var price = known.FirstOrDefault(price => price.NumberType == type);
        // An application or a trunk answers in the place of the address.
        var voice = number.VoiceApplicationSid ?? number.TrunkSid ?? number.VoiceUrl ?? "";
        // Where this app gives no answer, the other address may give a good one.
        var isOurs = webhooks.Answers(voice) && string.IsNullOrEmpty(number.VoiceFallbackUrl);
        return new NumberRow
        {
            Sid = number.Sid,
            PhoneNumber = number.PhoneNumber,
            Digits = PhoneText.Digits(number.PhoneNumber),
            FriendlyName = number.FriendlyName ?? number.PhoneNumber,
            Country = CountryOf(number),
            NumberType = type,
            Voice = number.Capabilities.Voice,
            Sms = number.Capabilities.Sms,
            Mms = number.Capabilities.Mms,
            VoiceUrl = voice,
            AnswersSince = isOurs ? clock.GetUtcNow() : null,
            AnswersUntil = isOurs ? null : number.DateUpdated ?? clock.GetUtcNow(),
            StatusCallback = number.VoiceApplicationSid is null && number.TrunkSid is null ? number.StatusCallback ?? "" : "",
            MonthlyFee = price?.Price,
            FeeCurrency = price?.Currency,
            PurchasedAt = number.DateCreated ?? clock.GetUtcNow(),
        };
    }
}

/// <summary>What Twilio lists, and the SIDs of what could not be read.</summary>
internal sealed record ListedNumbers(List<TwilioNumber> Numbers, List<string> Unreadable);

/// <summary>Twilio's monthly price of a type of number in a country.</summary>
public sealed record NumberPriceRow
{
    public string Country { get; init; } = "";
    public string NumberType { get; init; } = "";
    public long Price { get; init; }
    public string Currency { get; init; } = "";
    public DateTimeOffset ReadAt { get; init; }
}

public static class NumberPricesSql
{
    public static List<NumberPriceRow> OfCountry(DbConnection connection, string country) => connection.Query<NumberPriceRow>("""
        select country as Country, number_type as NumberType, price as Price, currency as Currency, read_at as ReadAt
        from number_prices
        where country = @country
        """, new { country }).AsList();

    public static void Write(DbConnection connection, IEnumerable<NumberPriceRow> prices) => connection.Execute("""
        insert into number_prices (country, number_type, price, currency, read_at)
        values (@Country, @NumberType, @Price, @Currency, @ReadAt)
        on conflict (country, number_type) do update set
            price = excluded.price,
            currency = excluded.currency,
            read_at = excluded.read_at
        """, prices);
}
