using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Tokens;
using RankRentPro.Web;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

public sealed record PlaceCallRequest
{
    /// <example>+12125550144</example>
    [Required]
    public string? To { get; init; }

    /// <summary>One of the agency's numbers, E.164; when absent one of the site's, else the one used last.</summary>
    /// <example>+13035550142</example>
    public string? From { get; init; }

    public bool? Record { get; init; }

    /// <summary>Rings first; the phone of the user's profile when absent.</summary>
    public string? AgentPhone { get; init; }

    public string? WebsiteId { get; init; }
}

public sealed record PlacedCallAnswer
{
    public required string CallSid { get; init; }

    /// <summary>Twilio's own word.</summary>
    public required string Status { get; init; }

    public required string To { get; init; }
    public required string From { get; init; }
}

/// <summary>Places calls that programs order, once for each <c>Idempotency-Key</c>.</summary>
public sealed class CallOrders(Database database, CallPlacing placing, ApiRepeats repeats)
{
    // The form of the page and the API name the same things in two ways.
    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal) { ["To"] = "to", ["From"] = "from", ["Phone"] = "agentPhone", ["Record"] = "record", [""] = "agentPhone" };

    // Stands for the token that the order gets when nothing is wrong with it.
    private const string Checked = "checked";

    public async Task<Results<Created<PlacedCallAnswer>, ProblemHttpResult>> Place(Viewer viewer, string? key, PlaceCallRequest wanted, CancellationToken cancel)
    {
        // What was answered before is answered again, whatever became of the numbers meanwhile.
        if (repeats.Known(viewer.Id, key, wanted)?.Answer<PlacedCallAnswer>() is { } before)
        {
            return Created(before);
        }
        // A wrong order spends no key.
        var errors = new ApiErrors();
        if (database.Read(connection => Read(connection, wanted, viewer, errors)) is not { } request)
        {
            return errors.Problem;
        }
        var repeat = repeats.Begin(viewer.Id, key, wanted);
        if (repeat.Problem is { } wrong)
        {
            return wrong;
        }
        if (repeat.Answer<PlacedCallAnswer>() is { } first)
        {
            return Created(first);
        }
        request = request with { Token = repeat.Token };
        var placed = await placing.Place(request, cancel);
        return placed.Problem is { } problem
            ? ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, problem, placed.TwilioCode)
            : Created(database.Write(connection => Keep(connection, viewer.Id, key, request)));
    }

    private static PlacedCallAnswer Keep(DbConnection connection, long userId, string? key, CallRequest request)
    {
        var sid = PlacedCallsSql.Find(connection, request.Token)!.Sid!;
        var answer = new PlacedCallAnswer { CallSid = sid, Status = LegsSql.BySid(connection, [sid])[0].Status, To = request.To, From = request.From };
        ApiRepeats.End(connection, userId, key, answer);
        return answer;
    }

    private static CallRequest? Read(DbConnection connection, PlaceCallRequest wanted, Viewer viewer, ApiErrors errors)
    {
        var region = TimeZones.Region(SettingsSql.TimeZone(connection).Id);
        var problems = new ModelStateDictionary();
        if (ApiText.Filled(wanted.AgentPhone) is { } typed)
        {
            var isPhone = PhoneText.TryParse(typed, region, out var phone, out var problem);
            viewer = viewer with { Phone = isPhone ? phone : null };
            if (!isPhone)
            {
                problems.AddModelError("Phone", problem);
            }
        }
        var from = From(connection, wanted, region, errors);
        var request = CallRequest.Read(connection, new() { To = wanted.To, From = from, Phone = viewer.Phone, Record = wanted.Record ?? false, Token = Checked }, viewer, problems);
        foreach (var (field, entry) in problems.Where(entry => entry.Value!.Errors.Count > 0))
        {
            errors.Add(_names[field], entry!.Errors[0].ErrorMessage);
        }
        return errors.Any ? null : request;
    }

    // A program names a number by all its digits: what the form would find by a part of a name may be another one tomorrow.
    private static string? From(DbConnection connection, PlaceCallRequest wanted, string region, ApiErrors errors)
    {
        var (typed, site) = (ApiText.Filled(wanted.From), ApiText.Filled(wanted.WebsiteId));
        if (typed is not null)
        {
            var number = PhoneText.TryParse(typed, region, out var phone, out _) ? NumbersSql.ByPhone(connection, phone) : null;
            errors.AddIfAny("from", number is null ? "This is none of the agency's numbers. Give one of them with its country, such as +13035550142." : null);
            return number?.PhoneNumber;
        }
        var first = site is null ? null : NumbersSql.FirstOfSite(connection, site);
        // Another site's number would show the customer somebody else.
        errors.AddIfAny("websiteId", site is not null && first is null ? "No active number that can call is on this site." : null);
        return first;
    }

    private static Created<PlacedCallAnswer> Created(PlacedCallAnswer call) => TypedResults.Created($"/api/twilio/call-logs/{call.CallSid}", call);
}
