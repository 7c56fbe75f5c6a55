using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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
        var country = Numbers.Country.Find(ApiText.Filled(Country)?.ToUpperInvariant() ?? "US");
        var type = NumberTypes.Parse(ApiText.Filled(Type) ?? "local");
        errors.AddIfAny("country", country is null ? "Give US, CA or GB." : null);
        errors.AddIfAny("type", type is null ? "Give local, mobile or tollfree." : null);
        CheckWords(country ?? Numbers.Country.All[0], errors);
        return new()
        {
            Country = country?.Code ?? "US",
            Type = type ?? TwilioNumberType.Local,
            AreaCode = country?.HasAreaCodes == true ? ApiText.Filled(AreaCode) : null,
            InLocality = type == TwilioNumberType.Local ? ApiText.Filled(City) : null,
            Contains = ApiText.Filled(Contains),
            PageSize = errors.Limit(Limit, 20),
        };
    }

    // As the page checks them, where the digits are called pattern.
    private void CheckWords(Country country, ApiErrors errors)
    {
        var problems = new ModelStateDictionary();
        new BuySearch { AreaCode = AreaCode, City = City, Pattern = Contains }.Check(country, problems);
        foreach (var (field, entry) in problems)
        {
            errors.Add(field == "pattern" ? "contains" : field, entry.Errors[0].ErrorMessage);
        }
    }
}
