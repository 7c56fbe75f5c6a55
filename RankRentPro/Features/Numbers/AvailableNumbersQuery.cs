using System.ComponentModel.DataAnnotations;
using RankRentPro.Twilio;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Numbers;

/// <summary>What a program asks of the numbers that can be bought.</summary>
public sealed record AvailableNumbersQuery
{
    /// <summary>Three digits, in the United States and Canada.</summary>
    public string? AreaCode { get; init; }

    /// <summary>US when absent.</summary>
    [AllowedValues("US", "CA", "GB")]
    public string? Country { get; init; }

    /// <summary>Numbers of the answer: 20 when absent, 500 at most.</summary>
    public string? Limit { get; init; }

    /// <summary>Digits or letters; * stands for any one digit.</summary>
    public string? Contains { get; init; }

    public string? City { get; init; }

    /// <summary>local when absent.</summary>
    [AllowedValues("local", "mobile", "tollfree")]
    public string? Type { get; init; }

    public AvailableNumberQuery Read(ApiErrors errors)
    {
        var country = Numbers.Country.Find(NumbersApi.Filled(Country)?.ToUpperInvariant() ?? "US");
        var type = NumberTypes.Parse(NumbersApi.Filled(Type) ?? "local");
        var search = new BuySearch { AreaCode = AreaCode, City = City, Pattern = Contains };
        if (country is null)
        {
            errors.Add("country", "Give US, CA or GB.");
        }
        if (type is null)
        {
            errors.Add("type", "Give local, mobile or tollfree.");
        }
        var problems = new Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary();
        search.Check(country ?? Numbers.Country.All[0], problems);
        foreach (var (field, entry) in problems)
        {
            errors.Add(field == "pattern" ? "contains" : field, entry.Errors[0].ErrorMessage);
        }
        return new()
        {
            Country = country?.Code ?? "US",
            Type = type ?? TwilioNumberType.Local,
            AreaCode = country?.HasAreaCodes == true ? NumbersApi.Filled(AreaCode) : null,
            InLocality = type == TwilioNumberType.Local ? NumbersApi.Filled(City) : null,
            Contains = NumbersApi.Filled(Contains),
            PageSize = errors.Limit(Limit, 20),
        };
    }
}
