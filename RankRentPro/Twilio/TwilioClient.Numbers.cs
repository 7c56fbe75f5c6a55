using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

public sealed partial class TwilioClient
{
    /// <summary>A country without this type answers <see cref="TwilioRefusalKind.NotFound"/>: it is not offered there.</summary>
    public Task<TwilioAnswer<TwilioPage<TwilioAvailableNumber>>> ListAvailableNumbers(AvailableNumberQuery query, CancellationToken cancel = default) =>
        wire.AskPage(
            TwilioRequest.Get($"search for numbers in {query.Country}", wire.Path($"AvailablePhoneNumbers/{Uri.EscapeDataString(query.Country)}/{query.Type}.json", query.ToFields())),
            new("available_phone_numbers", "phone_number"), TwilioJson.Default.TwilioAvailableNumber, cancel);

    /// <summary>Which types of number a country has. Rarely changes: keep it for a day.</summary>
    public Task<TwilioAnswer<TwilioAvailableCountry>> FetchAvailableCountry(string country, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get($"read what numbers {country} has", wire.Path($"AvailablePhoneNumbers/{Uri.EscapeDataString(country)}.json")), TwilioJson.Default.TwilioAvailableCountry, cancel);

    /// <summary>Monthly prices of a country's numbers.</summary>
    public Task<TwilioAnswer<TwilioNumberPrices>> FetchNumberPrices(string country, CancellationToken cancel = default) =>
        wire.Ask(
            TwilioRequest.Get($"read the prices of numbers in {country}", $"v1/PhoneNumbers/Countries/{Uri.EscapeDataString(country)}") with { Product = TwilioProduct.Pricing },
            TwilioJson.Default.TwilioNumberPrices, cancel);

    /// <summary>Every number of the account. Ends after a refusal.</summary>
    public IAsyncEnumerable<TwilioAnswer<TwilioPage<TwilioNumber>>> ListNumbers(CancellationToken cancel = default) =>
        wire.AskPages(
            TwilioRequest.Get("list the numbers", wire.Path("IncomingPhoneNumbers.json", new Fields().Add("PageSize", 1000))),
            new("incoming_phone_numbers"), TwilioJson.Default.TwilioNumber, cancel);

    /// <summary>The account's number that is exactly this one, or null: the way to find out whether a purchase that timed out happened.</summary>
    public async Task<TwilioAnswer<TwilioNumber?>> FindNumber(string phoneNumber, CancellationToken cancel = default)
    {
        var fields = new Fields().Add("PhoneNumber", phoneNumber).Add("PageSize", 50);
        var request = TwilioRequest.Get($"look for the number {phoneNumber}", wire.Path("IncomingPhoneNumbers.json", fields));
        // Twilio's filter matches parts of numbers too.
        await foreach (var answer in wire.AskPages(request, new("incoming_phone_numbers"), TwilioJson.Default.TwilioNumber, cancel))
        {
            if (!answer.TryGet(out var page, out var refusal))
            {
                return new(refusal);
            }
            if (page.Items.FirstOrDefault(number => number.PhoneNumber == phoneNumber) is { } found)
            {
                return new(found);
            }
        }
        return new((TwilioNumber?)null);
    }

    public Task<TwilioAnswer<TwilioNumber>> FetchNumber(string sid, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get($"read the number {sid}", wire.Path($"IncomingPhoneNumbers/{Uri.EscapeDataString(sid)}.json")), TwilioJson.Default.TwilioNumber, cancel);

    public Task<TwilioAnswer<TwilioNumber>> BuyNumber(NumberPurchase purchase, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Post($"buy the number {purchase.PhoneNumber}", wire.Path("IncomingPhoneNumbers.json"), purchase.ToFields()), TwilioJson.Default.TwilioNumber, cancel);

    public Task<TwilioAnswer<TwilioNumber>> UpdateNumber(string sid, NumberChange change, CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Post($"change the number {sid}", wire.Path($"IncomingPhoneNumbers/{Uri.EscapeDataString(sid)}.json"), change.ToFields()), TwilioJson.Default.TwilioNumber, cancel);

    /// <summary>Gives a number back. Null when it is done.</summary>
    public Task<TwilioRefusal?> ReleaseNumber(string sid, CancellationToken cancel = default) =>
        wire.Delete($"release the number {sid}", wire.Path($"IncomingPhoneNumbers/{Uri.EscapeDataString(sid)}.json"), cancel);
}
