using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Features.Tokens;
using RankRentPro.Web;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Numbers;

/// <summary>Buys what a program orders, once for each <c>Idempotency-Key</c>.</summary>
public sealed class NumberOrders(Database database, NumberPurchasing purchasing, ApiRepeats repeats)
{
    public async Task<Results<Created<ApiNumber>, ProblemHttpResult>> Buy(long userId, string? key, BuyNumberRequest wanted)
    {
        var errors = new ApiErrors();
        var (phone, country) = Phone(wanted, errors);
        if (errors.Any)
        {
            return errors.Problem;
        }
        var repeat = repeats.Begin(userId, key, wanted);
        if (repeat.IsOther)
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "This Idempotency-Key was used for another request. Use a new one.");
        }
        if (repeat.Body is { } first)
        {
            return Created(JsonSerializer.Deserialize<ApiNumber>(first)!);
        }
        var documents = database.Read(connection => PurchasesSql.Documents(connection, country));
        var result = await purchasing.Buy(new() { Token = repeat.Token, PhoneNumber = phone, Country = country, Documents = documents, Site = wanted.WebsiteId?.Trim() ?? "" });
        if (result.Problem is { } problem)
        {
            return ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, problem, result.TwilioCode);
        }
        return Created(database.Write(connection =>
        {
            var bought = ApiNumber.Of(NumbersSql.ByPhone(connection, phone)!);
            repeats.End(connection, userId, key, bought);
            return bought;
        }));
    }

    private static Created<ApiNumber> Created(ApiNumber number) => TypedResults.Created($"/api/twilio/phone-numbers/{number.Id}", number);

    private static (string Phone, string Country) Phone(BuyNumberRequest wanted, ApiErrors errors)
    {
        var country = NumbersApi.Filled(wanted.Country)?.ToUpperInvariant();
        if (country is not null && Country.Find(country) is null)
        {
            errors.Add("country", "Give US, CA or GB.");
        }
        if (!PhoneText.TryParse(wanted.PhoneNumber, country ?? "US", out var phone, out var problem))
        {
            errors.Add("phoneNumber", problem);
        }
        else if (Country.Find(country ?? PhoneText.Region(phone)) is null || (country is not null && !PhoneText.IsIn(phone, country)))
        {
            errors.Add("phoneNumber", "This is not a number of a country in which numbers are bought: US, CA, GB.");
        }
        if (wanted.WebsiteId is { } site && (site.Trim().Length > 100 || site.Any(char.IsControl)))
        {
            errors.Add("websiteId", "Give a site of at most 100 characters on one line.");
        }
        return (phone, country ?? PhoneText.Region(phone) ?? "US");
    }
}
