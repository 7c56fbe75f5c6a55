using RankRentPro.Simulator.Numbers;
using RankRentPro.Simulator.Stock;

namespace RankRentPro.Simulator.Rest;

/// <summary>Pricing v1: what numbers cost a month.</summary>
internal static class PricingApi
{
    public static void MapPricing(this IEndpointRouteBuilder api)
    {
        api.MapGet("/v1/PhoneNumbers/Countries", (Delegate)List);
        api.MapGet("/v1/PhoneNumbers/Countries/{country}", Fetch);
    }

    private static async Task<IResult> List(HttpContext context)
    {
        var parameters = await Parameters.Read(context, Paging.Names);
        var paging = Paging.Of(parameters);
        return (IResult?)(parameters.Problem ?? paging.Problem)
            ?? MetaEnvelope.Of(context, paging, "countries", [.. NumberStock.Countries.Select(country => Json(context, country))]);
    }

    private static async Task<IResult> Fetch(HttpContext context, string country)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        return NumberStock.Country(country) is not { } found ? SimulatorErrors.NotFound(context) : new Answer(new
        {
            country = found.Name,
            iso_country = found.Code,
            phone_number_prices = found.Types.Select(type => Price(found.Code, type)),
            price_unit = "USD",
            url = Url(context, found),
        });
    }

    private static object Price(string country, string type)
    {
        var amount = TwilioJson.Amount(NumberPrices.Monthly(country, type));
        return new { number_type = type == "tollfree" ? "toll free" : type, base_price = amount, current_price = amount };
    }

    private static object Json(HttpContext context, StockCountry country) => new { country = country.Name, iso_country = country.Code, url = Url(context, country) };

    private static string Url(HttpContext context, StockCountry country) => $"{MetaEnvelope.Host(context)}/v1/PhoneNumbers/Countries/{country.Code}";
}
