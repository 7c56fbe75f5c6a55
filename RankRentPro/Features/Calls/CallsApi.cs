using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Tokens;
using RankRentPro.Twilio;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

/// <summary>The call history for programs, and calls that they place.</summary>
public static class CallsApi
{
    public static void MapCallsApi(this RouteGroupBuilder api)
    {
        var calls = api.MapGroup("").WithTags("Calls");
        calls.MapGet("call-logs", List).WithName("listCalls").ProducesProblem(400);
        calls.MapGet("call-logs/{sid}", Get).WithName("getCall").ProducesProblem(404);
        calls.MapPost("call", Place).WithName("placeCall").ProducesProblem(400).ProducesProblem(422);
    }

    /// <summary>Calls, newest first</summary>
    /// <remarks>Pages by number end at entry 10,000; <c>cursor</c> reads on. With <c>updatedSince</c> the oldest change comes first.</remarks>
    internal static Results<Ok<CallLog>, ProblemHttpResult> List([AsParameters] CallLogQuery query, HttpContext context, Database database, MediaAddresses media)
    {
        var errors = new ApiErrors();
        var view = View(context, media);
        var page = ApiPage.Read(query.PageText, place => CallFilterReading.ParsePlace(place) is not null, errors);
        var since = query.Since(page, view.Zone, errors);
        var filter = database.Read(connection => query.Read(connection, view.Zone, errors));
        return errors.Any ? errors.Problem : TypedResults.Ok(database.Read(connection => CallLog.Read(connection, filter, new(page, since), view)));
    }

    /// <summary>One call with its legs, events and recordings</summary>
    /// <remarks>The SID of a leg names the call that it is part of; the answer has that call's id.</remarks>
    internal static Results<Ok<ApiCallDetails>, ProblemHttpResult> Get(string sid, HttpContext context, Database database, MediaAddresses media) =>
        Sid.IsValid(sid, "CA") && database.Read(connection => ApiCallDetails.Read(connection, LegsSql.CallOf(connection, sid) ?? sid, View(context, media))) is { } call
            ? TypedResults.Ok(call)
            : ApiProblem.NotFound("call");

    /// <summary>Call a customer</summary>
    /// <remarks>Rings agentPhone first, else the phone of the user's profile; then dials the customer, who sees the number from.</remarks>
    internal static async Task<Results<Created<PlacedCallAnswer>, ProblemHttpResult>> Place(
        ApiBody<PlaceCallRequest> body, [FromHeader(Name = "Idempotency-Key"), Description(ApiRepeats.Words)] string? key, HttpContext context, CallOrders orders) =>
        body.Value is { } wanted ? await orders.Place(context.Caller().Viewer, key, wanted, context.RequestAborted) : body.Problem!;

    private static CallLogView View(HttpContext context, MediaAddresses media) => new(context.Caller().Viewer.Zone, sid => media.Of(context.Request, sid));
}
