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
        if (await keeping.Rename(number, Edit(wanted, number).FriendlyName, cancel) is { } refusal)
        {
            return ApiRefusal.Of(refusal);
        }
        if (database.Write(connection => Stored(connection, wanted, number.Id)) is { } late)
        {
            return late;
        }
        live.Tell(LiveTopics.Numbers);
        return TypedResults.Ok(ApiNumber.Of(database.Read(connection => NumbersSql.Find(connection, number.Id)!)));
    }

    // Twilio has the new name by now. Whatever somebody else changed meanwhile stays: only what is wanted is put over it.
    private ProblemHttpResult? Stored(DbConnection connection, ChangeNumberRequest wanted, long id)
    {
        var now = NumbersSql.Find(connection, id)!;
        var wrong = Wrong(wanted, now);
        NumbersSql.Edit(connection, Edit(wrong is null ? wanted : new() { FriendlyName = wanted.FriendlyName }, now), clock.GetUtcNow());
        return wrong;
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
