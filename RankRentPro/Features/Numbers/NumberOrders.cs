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
        var order = Read(wanted, errors);
        if (errors.Any)
        {
            return errors.Problem;
        }
        var repeat = repeats.Begin(userId, key, wanted);
        if (repeat.Problem is { } wrong)
        {
            return wrong;
        }
        if (repeat.Answer<ApiNumber>() is { } first)
        {
            return Created(first);
        }
        var documents = database.Read(connection => PurchasesSql.Documents(connection, order.Country));
        var result = await purchasing.Buy(order with { Token = repeat.Token, Documents = documents });
        return result.Problem is { } problem
            ? ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, problem, result.TwilioCode)
            : Created(Keep(userId, key, order.PhoneNumber));
    }

    private ApiNumber Keep(long userId, string? key, string phone) => database.Write(connection =>
    {
        var bought = ApiNumber.Of(NumbersSql.ByPhone(connection, phone)!);
        ApiRepeats.End(connection, userId, key, bought);
        return bought;
    });

    private static Created<ApiNumber> Created(ApiNumber number) => TypedResults.Created($"/api/twilio/phone-numbers/{number.Id}", number);

    private static PurchaseOrder Read(BuyNumberRequest wanted, ApiErrors errors)
    {
        var country = ApiText.Filled(wanted.Country)?.ToUpperInvariant();
        errors.AddIfAny("country", country is not null && Country.Find(country) is null ? "Give US, CA or GB." : null);
        if (!PhoneText.TryParse(wanted.PhoneNumber, country ?? "US", out var phone, out var problem))
        {
            errors.Add("phoneNumber", problem);
        }
        else if (Country.Find(country ?? PhoneText.Region(phone)) is null || (country is not null && !PhoneText.IsIn(phone, country)))
        {
            errors.Add("phoneNumber", "This is not a number of a country in which numbers are bought: US, CA, GB.");
        }
        errors.AddIfAny("websiteId", NumberWords.SiteProblem(wanted.WebsiteId));
        return new() { Token = "", PhoneNumber = phone, Country = country ?? PhoneText.Region(phone) ?? "US", Site = wanted.WebsiteId?.Trim() ?? "" };
    }
}
