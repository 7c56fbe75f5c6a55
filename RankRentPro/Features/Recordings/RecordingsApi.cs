using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Features.Shared;
using RankRentPro.Features.Tokens;
using RankRentPro.Web.Api;
using RankRentPro.Web.Errors;

namespace RankRentPro.Features.Recordings;

/// <summary>Recordings for programs, and their audio for players.</summary>
public static class RecordingsApi
{
    public static void MapRecordingsApi(this RouteGroupBuilder api)
    {
        var recordings = api.MapGroup("").WithTags("Recordings");
        recordings.MapGet("recordings", List).WithName("listRecordings").ProducesProblem(400);
        recordings.MapGet("recordings/{sid}", Get).WithName("getRecording").ProducesProblem(404);
        recordings.MapGet("recordings/{sid}/media", GetMedia).WithName("getRecordingMedia").Produces<Stream>(200, "audio/mpeg").Produces<Stream>(206, "audio/mpeg").Produces(304).ProducesProblem(404).ProducesProblem(416).ProducesProblem(503).WithMetadata(RecordingAudioApi.NotReady);
        recordings.MapDelete("recordings/{sid}", Delete).WithName("deleteRecording").ProducesProblem(404).ProducesProblem(422);
    }

    /// <summary>The address in mediaUrl: the token in it is the permission.</summary>
    public static void MapMedia(this IEndpointRouteBuilder app) => app.MapMethods("/media/{token}", RecordingAudioApi.Methods, GetSigned)
        .AllowAnonymous().RequireCors(TokenRegistration.Policy).WithMetadata(new SecretAddress()).ExcludeFromDescription();

    /// <summary>Recordings, newest first</summary>
    internal static Results<Ok<ApiRecordings>, ProblemHttpResult> List([AsParameters] RecordingsQuery query, HttpContext context, Database database, MediaAddresses media)
    {
        var errors = new ApiErrors();
        var page = ApiPage.Read(query.PageText, place => RecordingFilter.ParseAfter(place) is not null, errors);
        var filter = database.Read(connection => query.Read(connection, page, errors));
        if (errors.Any)
        {
            return errors.Problem;
        }
        var listed = database.Read(connection => RecordingListSql.Listed(connection, filter, page));
        return TypedResults.Ok(new ApiRecordings(
            [.. listed.Lines.Select(line => ApiRecording.Of(line.Row, line.Call, sid => media.Of(context.Request, sid)))],
            page.Answer(listed.Total, listed.IsCapped, listed.Next)));
    }

    /// <summary>One recording, or all of a call when the id is a call's</summary>
    internal static Results<Ok<ApiRecording>, Ok<ApiRecordingsOfCall>, ProblemHttpResult> Get(string sid, HttpContext context, RecordingPlayer player, MediaAddresses media)
    {
        string Address(string recording) => media.Of(context.Request, recording);
        if (player.OfCall(sid) is { } lines)
        {
            return TypedResults.Ok(new ApiRecordingsOfCall([.. lines.Select(line => ApiRecording.Of(line.Row, line.Call, Address))]));
        }
        return player.Find(sid) is { } row ? TypedResults.Ok(ApiRecording.Of(row, player.CallOf(row), Address)) : ApiProblem.NotFound("recording");
    }

    /// <summary>The audio</summary>
    /// <remarks>Ranges are served: a player can seek.</remarks>
    internal static async Task<IResult> GetMedia(string sid, HttpContext context, RecordingPlayer player) =>
        player.Find(sid) is { } recording ? await player.Play(recording, null, context) : ApiProblem.NotFound("recording");

    /// <summary>Delete a recording, at Twilio too</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> Delete(string sid, RecordingPlayer player, RecordingRemoval removal)
    {
        if (player.Find(sid) is not { } recording)
        {
            return ApiProblem.NotFound("recording");
        }
        return await removal.Delete(recording) is { } refusal ? ApiRefusal.Of(refusal) : TypedResults.NoContent();
    }

    // Who follows such an address is a program's player: no page helps there.
    private static async Task<IResult> GetSigned(string token, HttpContext context, MediaTokens tokens, RecordingPlayer player)
    {
        if ((tokens.Read(token) is { } sid ? player.Find(sid) : null) is not { IsAudible: true } recording)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, "This address is over, or its recording was deleted. Ask the API for a new one: GET /api/twilio/recordings/{sid}.");
        }
        var played = await player.Play(recording, null, context);
        return played is NotFound or StatusCodeHttpResult ? ApiProblem.Of(((IStatusCodeHttpResult)played).StatusCode!.Value, RecordingAudioApi.NotReady.Text) : played;
    }
}
