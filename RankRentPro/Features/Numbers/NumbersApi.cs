using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Live;
using RankRentPro.Features.Tokens;
using RankRentPro.Twilio;
using RankRentPro.Web;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Numbers;

/// <summary>The agency's numbers for programs.</summary>
public static class NumbersApi
{
    public static void MapNumbersApi(this RouteGroupBuilder api)
    {
        var numbers = api.MapGroup("").WithTags("Numbers");
        numbers.MapGet("phone-numbers", List).WithName("listNumbers");
        numbers.MapPut("phone-numbers/{id}", Change).WithName("changeNumber").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        numbers.MapDelete("phone-numbers/{id}", Release).WithName("releaseNumber").ProducesProblem(404).ProducesProblem(422);
        numbers.MapGet("available-numbers", Search).WithName("searchNumbers").ProducesProblem(400).ProducesProblem(422);
        numbers.MapPost("buy-number", Buy).WithName("buyNumber").ProducesProblem(400).ProducesProblem(422);
    }

    /// <summary>All numbers, the busiest lately first, released ones last</summary>
    internal static Ok<List<ApiNumber>> List(Database database) =>
        TypedResults.Ok(database.Read(connection => NumberListSql.Page(connection, new(), int.MaxValue)).ConvertAll(ApiNumber.Of));

    /// <summary>Change the name, the site or the status</summary>
    /// <remarks>What is absent or empty stays as it is. A websiteId of null takes the site away.</remarks>
    internal static async Task<Results<Ok<ApiNumber>, ProblemHttpResult>> Change(string id, ApiBody<ChangeNumberRequest> body, Database database, NumberKeeping keeping, LiveTopics live, CancellationToken cancel)
    {
        if (body.Value is not { } wanted)
        {
            return body.Problem!;
        }
        if (Find(database, id) is not { } number)
        {
            return ApiProblem.NotFound("number");
        }
        if (Wrong(wanted) is { Any: true } errors)
        {
            return errors.Problem;
        }
        if (wanted.Status == "active" && !number.IsActive)
        {
            return ApiProblem.Of(StatusCodes.Status409Conflict, "This number was released. It cannot be set active.");
        }
        var edit = new NumberEdit(number.Id, number.Version, Filled(wanted.FriendlyName) ?? number.FriendlyName, wanted.LeavesSite ? "" : Filled(wanted.WebsiteId) ?? number.Site, EarlierCalls: false);
        if (await keeping.Rename(number, edit.FriendlyName, cancel) is { } refusal)
        {
            return Refused(refusal);
        }
        var inactive = wanted.Status switch { "active" => false, "inactive" => true, _ => number.Inactive };
        if (!database.Write(connection => NumbersSql.Edit(connection, edit) && NumbersSql.SetInactive(connection, number.Id, inactive)))
        {
            return ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody changed this number at the same moment. Read it again, then change it.");
        }
        live.Tell(LiveTopics.Numbers);
        return TypedResults.Ok(ApiNumber.Of(Find(database, id)!));
    }

    /// <summary>Give the number back to Twilio</summary>
    /// <remarks>Its call history stays. Twilio may sell the number to somebody else.</remarks>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Release(string id, Database database, NumberKeeping keeping, CancellationToken cancel)
    {
        if (Find(database, id) is not { } number)
        {
            return ApiProblem.NotFound("number");
        }
        return await keeping.Release(number, cancel) is { } refusal ? Refused(refusal) : TypedResults.NoContent();
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
            return Refused(refusal with { What = "search for numbers" });
        }
        var price = await prices.Of(wanted.Country, NumberTypes.Of(wanted.Type), cancel);
        return TypedResults.Ok(new ApiAvailableNumbers([.. page.Items.Select(number => new ApiAvailableNumber
        {
            PhoneNumber = number.PhoneNumber,
            FriendlyName = PhoneText.National(number.PhoneNumber),
            Locality = number.Locality,
            Region = number.Region,
            PostalCode = number.PostalCode,
            Country = wanted.Country,
            Capabilities = new(number.Capabilities.Voice, number.Capabilities.Sms, number.Capabilities.Mms),
            MonthlyFee = price?.Price / 1_000_000m,
        })]));
    }

    /// <summary>Buy a number</summary>
    /// <remarks>With an <c>Idempotency-Key</c> a repeat answers the same without buying again, for 24 hours.</remarks>
    internal static async Task<Results<Created<ApiNumber>, ProblemHttpResult>> Buy(ApiBody<BuyNumberRequest> body, [FromHeader(Name = "Idempotency-Key"), Description(ApiRepeats.Words)] string? key, HttpContext context, NumberOrders orders)
    {
        if (body.Value is not { } wanted)
        {
            return body.Problem!;
        }
        if (key is { Length: > ApiRepeats.LongestKey })
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, $"The Idempotency-Key is longer than {ApiRepeats.LongestKey} characters.");
        }
        return await orders.Buy(context.Caller().Viewer.Id, key, wanted);
    }

    internal static ProblemHttpResult Refused(TwilioRefusal refusal) => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, refusal.Sentence, refusal.Code);

    internal static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static NumberRow? Find(Database database, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? database.Read(connection => NumbersSql.Find(connection, known)) : null;

    private static ApiErrors Wrong(ChangeNumberRequest wanted)
    {
        var errors = new ApiErrors();
        if (Filled(wanted.FriendlyName) is { } name && (name.Length > 64 || name.Any(char.IsControl)))
        {
            errors.Add("friendlyName", "Give a name of 1 to 64 characters on one line.");
        }
        if (wanted.WebsiteId is { } site && (site.Trim().Length > 100 || site.Any(char.IsControl)))
        {
            errors.Add("websiteId", "Give a site of at most 100 characters on one line.");
        }
        if (Filled(wanted.Status) is not (null or "active" or "inactive"))
        {
            errors.Add("status", "Give active or inactive.");
        }
        return errors;
    }
}
