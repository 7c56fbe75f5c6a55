using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>The audio that the players ask for, with the app's own sign-in.</summary>
public static class RecordingAudioApi
{
    public static void MapRecordingAudio(this IEndpointRouteBuilder app) => app.MapGet("/recordings/{sid}/audio", Get);

    private static async Task<Results<PhysicalFileHttpResult, NotFound, StatusCodeHttpResult>> Get(
        string sid, bool? download, Database database, RecordingFiles files, HttpContext context)
    {
        if (!Sid.IsValid(sid, "RE") || database.Read(connection => RecordingsSql.Find(connection, sid)) is not { IsReady: true })
        {
            return TypedResults.NotFound();
        }
        var answer = await files.Fetch(sid, context.RequestAborted);
        if (!answer.TryGet(out var path, out var refusal))
        {
            return refusal.Kind == TwilioRefusalKind.NotFound ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.PhysicalFile(path, "audio/mpeg", download == true ? $"{sid}.mp3" : null, File.GetLastWriteTimeUtc(path), enableRangeProcessing: true);
    }
}
