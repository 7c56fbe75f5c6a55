using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Features.Live;
using RankRentPro.Features.Shared;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Numbers;

/// <summary>Changes numbers as programs ask.</summary>
public sealed class NumberChanges(Database database, NumberKeeping keeping, LiveTopics live, TimeProvider clock)
{
    /// <param name="connection">The database.</param>
    /// <param name="id">As a program names it.</param>
    public static NumberRow? Find(DbConnection connection, string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? NumbersSql.Find(connection, known) : null;

    public async Task<Results<Ok<ApiNumber>, ProblemHttpResult>> Change(string id, ChangeNumberRequest wanted, CancellationToken cancel)
    {
        if (database.Read(connection => Find(connection, id)) is not { } number)
        {
            return ApiProblem.NotFound("number");
        }
        if (Wrong(wanted, number) is { } wrong)
        {
            return wrong;
        }
        var edit = Edit(wanted, number);
        if (await keeping.Rename(number, edit.FriendlyName, cancel) is { } refusal)
        {
            return ApiRefusal.Of(refusal);
        }
        if (!database.Write(connection => NumbersSql.Edit(connection, edit, clock.GetUtcNow())))
        {
            return ApiProblem.Of(StatusCodes.Status409Conflict, "Somebody changed this number at the same moment. Read it again, then change it.");
        }
        live.Tell(LiveTopics.Numbers);
        return TypedResults.Ok(ApiNumber.Of(database.Read(connection => NumbersSql.Find(connection, number.Id)!)));
    }

    private static NumberEdit Edit(ChangeNumberRequest wanted, NumberRow number) => new()
    {
        Id = number.Id,
        Version = number.Version,
        FriendlyName = ApiText.Filled(wanted.FriendlyName) ?? number.FriendlyName,
        Site = wanted.LeavesSite ? "" : ApiText.Filled(wanted.WebsiteId) ?? number.Site,
        Inactive = ApiText.Filled(wanted.Status) is { } status ? status == "inactive" : null,
    };

    private static ProblemHttpResult? Wrong(ChangeNumberRequest wanted, NumberRow number)
    {
        var (errors, status) = (new ApiErrors(), ApiText.Filled(wanted.Status));
        errors.AddIfAny("friendlyName", ApiText.Filled(wanted.FriendlyName) is { } name ? NumberWords.NameProblem(name) : null);
        errors.AddIfAny("websiteId", NumberWords.SiteProblem(wanted.WebsiteId));
        errors.AddIfAny("status", status is null or "active" or "inactive" ? null : "Give active or inactive.");
        return errors.Any ? errors.Problem
            : status == "active" && !number.IsActive ? ApiProblem.Of(StatusCodes.Status409Conflict, "This number was released. It cannot be set active.")
            : null;
    }
}
