using RankRentPro.Simulator.Stock;

namespace RankRentPro.Simulator.Rest;

/// <summary>AvailablePhoneNumbers: countries, and a sample of the stock that fits a search.</summary>
internal static class StockApi
{
    private const int SampleByDefault = 30;
    private const int LargestSample = 100;

    public static void MapStock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/AvailablePhoneNumbers.json", Countries);
        api.MapGet("/AvailablePhoneNumbers/{country}.json", Country);
        api.MapGet("/AvailablePhoneNumbers/{country}/{type}.json", Search);
    }

    private static async Task<IResult> Countries(HttpContext context, string account)
    {
        var parameters = await Parameters.Read(context, Paging.Names);
        return (IResult?)parameters.Problem ?? new Answer(new
        {
            countries = NumberStock.Countries.Select(country => CountryJson(account, country)),
            uri = $"/2010-04-01/Accounts/{account}/AvailablePhoneNumbers.json",
        });
    }

    private static async Task<IResult> Country(HttpContext context, string account, string country)
    {
        var parameters = await Parameters.Read(context);
        if (parameters.Problem is { } problem)
        {
            return problem;
        }
        var found = NumberStock.Country(country);
        return found is null ? SimulatorErrors.NotFound(context) : new Answer(CountryJson(account, found));
    }

    private static async Task<IResult> Search(HttpContext context, SimulatorDatabase database, string account, string country, string type)
    {
        var parameters = await Parameters.Read(context, StockSearch.Names);
        var offered = NumberStock.Country(country)?.Types.Contains(type.ToLowerInvariant()) ?? false;
        if (!offered || type is not ("Local" or "TollFree" or "Mobile"))
        {
            return SimulatorErrors.NotFound(context);
        }
        var paging = Paging.Of(parameters);
        var most = parameters.Has("PageSize") ? Math.Min(paging.PageSize, LargestSample) : SampleByDefault;
        var gone = database.File.Read(StockSql.Gone);
        var matching = StockSearch.Matching(NumberStock.Of(country.ToUpperInvariant(), type.ToLowerInvariant()), parameters);
        if ((parameters.Problem ?? paging.Problem ?? Wrong(parameters, country)) is { } problem)
        {
            return problem;
        }
        return new Answer(new
        {
            available_phone_numbers = matching.Where(number => !gone.Contains(number.PhoneNumber)).Take(most).Select(Json),
            uri = $"/2010-04-01/Accounts/{account}/AvailablePhoneNumbers/{country}/{type}.json{context.Request.QueryString}",
        });
    }

    private static Refusal? Wrong(Parameters parameters, string country)
    {
        string[] americanOnly = ["AreaCode", "NearNumber", "NearLatLong", "InPostalCode", "InRegion", "InRateCenter", "InLata"];
        var foreign = country is "US" or "CA" ? null : americanOnly.FirstOrDefault(name => parameters.Text(name) is not null);
        return foreign is not null ? SimulatorErrors.Parameter($"Parameter '{foreign}' is not supported for country {country}.")
            : parameters.Text("Contains") is { Length: < 2 or > 16 } pattern ? SimulatorErrors.Value("Contains", pattern)
            : null;
    }

    private static object CountryJson(string account, StockCountry country)
    {
        var path = $"/2010-04-01/Accounts/{account}/AvailablePhoneNumbers/{country.Code}";
        var keys = country.Types.ToDictionary(type => type == "tollfree" ? "toll_free" : type, type => $"{path}/{PathName(type)}.json");
        return new { country_code = country.Code, country = country.Name, uri = $"{path}.json", beta = false, subresource_uris = keys };
    }

    private static string PathName(string type) => type switch
    {
        "tollfree" => "TollFree",
        "mobile" => "Mobile",
        _ => "Local",
    };

    private static object Json(StockNumber number) => new
    {
        friendly_name = TwilioJson.Formatted(number.PhoneNumber),
        phone_number = number.PhoneNumber,
        lata = Known(number.Place?.Lata),
        locality = number.Place?.Locality,
        rate_center = number.Country == "GB" ? null : number.Place?.RateCenter,
        latitude = number.Place?.Latitude,
        longitude = number.Place?.Longitude,
        region = number.Place?.Region,
        postal_code = Known(number.Place?.PostalCode),
        iso_country = number.Country,
        address_requirements = number.AddressRequirements,
        beta = false,
        capabilities = new { voice = number.Voice, sms = number.Sms, mms = number.Mms },
    };

    private static string? Known(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
