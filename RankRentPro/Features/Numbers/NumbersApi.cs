using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Shared;
using RankRentPro.Features.Tokens;
using RankRentPro.Twilio;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Numbers;

/// <summary>The agency's numbers for programs.</summary>
public static class NumbersApi
{
    public static void MapNumbersApi(this RouteGroupBuilder api)
    {
        var numbers = api.MapGroup("").WithTags("Numbers");
        numbers.MapGet("phone-numbers", List).WithName("listNumbers");
        numbers.MapGet("phone-numbers/{id}", Get).WithName("getNumber").ProducesProblem(404);
        numbers.MapPut("phone-numbers/{id}", Change).WithName("changeNumber").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        numbers.MapDelete("phone-numbers/{id}", Release).WithName("releaseNumber").ProducesProblem(404).ProducesProblem(422);
        numbers.MapGet("available-numbers", Search).WithName("searchNumbers").ProducesProblem(400).ProducesProblem(422);
        numbers.MapPost("buy-number", Buy).WithName("buyNumber").ProducesProblem(400).ProducesProblem(422);
    }

    /// <summary>All numbers, the busiest lately first, released ones last</summary>
    internal static Ok<List<ApiNumber>> List(Database database) =>
        TypedResults.Ok(database.Read(connection => NumberListSql.Page(connection, new(), int.MaxValue)).ConvertAll(ApiNumber.Of));

    /// <summary>One number</summary>
    internal static Results<Ok<ApiNumber>, ProblemHttpResult> Get(string id, Database database) =>
        database.Read(connection => NumberChanges.Find(connection, id)) is { } number ? TypedResults.Ok(ApiNumber.Of(number)) : ApiProblem.NotFound("number");

    /// <summary>Change the name, the site or the status</summary>
    /// <remarks>What is absent or empty stays as it is. A websiteId of null takes the site away.</remarks>
    internal static async Task<Results<Ok<ApiNumber>, ProblemHttpResult>> Change(string id, ApiBody<ChangeNumberRequest> body, NumberChanges changes, CancellationToken cancel) =>
        body.Value is { } wanted ? await changes.Change(id, wanted, cancel) : body.Problem!;

    /// <summary>Give the number back to Twilio</summary>
    /// <remarks>Its call history stays. Twilio may sell the number to somebody else.</remarks>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Release(string id, Database database, NumberKeeping keeping)
    {
        if (database.Read(connection => NumberChanges.Find(connection, id)) is not { } number)
        {
            return ApiProblem.NotFound("number");
        }
        return await keeping.Release(number) is { } refusal ? ApiRefusal.Of(refusal) : TypedResults.NoContent();
    }

    /// <summary>Numbers that can be bought now</summary>
    internal static async Task<Results<Ok<ApiAvailableNumbers>, ProblemHttpResult>> Search([AsParameters] AvailableNumbersQuery query, TwilioClient twilio, NumberPrices prices, CancellationToken cancel)
    {
        var errors = new ApiErrors();
        var wanted = query.Read(errors);
        if (errors.Any)
        {
            return errors.Problem;
        }
        var answer = await twilio.ListAvailableNumbers(wanted, cancel);
        if (!answer.TryGet(out var page, out var refusal))
        {
            // Twilio has no list of a type that it does not offer in the country.
            if (refusal.Kind == TwilioRefusalKind.NotFound)
            {
                errors.Add("type", $"{Country.Find(wanted.Country)!.Name}: there are no {NumberTypes.Words(NumberTypes.Of(wanted.Type))} numbers to buy.");
                return errors.Problem;
            }
            return ApiRefusal.Of(refusal with { What = "search for numbers" });
        }
        var price = await prices.Of(wanted.Country, NumberTypes.Of(wanted.Type), cancel);
        return TypedResults.Ok(new ApiAvailableNumbers([.. page.Items.Select(number => ApiAvailableNumber.Of(number, wanted.Country, price?.Price))]));
    }

    /// <summary>Buy a number</summary>
    /// <remarks>With an <c>Idempotency-Key</c> a repeat answers the same without buying again, for 24 hours.</remarks>
    internal static async Task<Results<Created<ApiNumber>, ProblemHttpResult>> Buy(ApiBody<BuyNumberRequest> body, [FromHeader(Name = "Idempotency-Key"), Description(ApiRepeats.Words)] string? key, HttpContext context, NumberOrders orders) =>
        body.Value is { } wanted ? await orders.Buy(context.Caller().Viewer.Id, key, wanted) : body.Problem!;
}
