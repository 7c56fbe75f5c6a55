using Microsoft.Net.Http.Headers;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Twilio;
using RankRentPro.Web.Errors;

namespace RankRentPro.Features.Recordings;

/// <summary>The audio that the players ask for, with the app's own sign-in.</summary>
public static class RecordingAudioApi
{
    private const string Mp3 = "audio/mpeg";

    public static void MapRecordingAudio(this IEndpointRouteBuilder app) => app.MapGet("/recordings/{sid:regex(^RE[0-9a-f]{{32}}$)}/audio", Get).WithMetadata(NotReady);

    internal static readonly OwnWords NotReady = new("This recording is not ready", "Twilio did not give its audio: it may need a few minutes after the call, or it was deleted. Go back and try again in a few minutes.");

    private static Task<IResult> Get(string sid, bool? download, Database database, RecordingFiles files, TwilioMedia media, HttpContext context) =>
        Play(sid, download, context, (database, files, media));

    internal static async Task<IResult> Play(string sid, bool? download, HttpContext context, (Database, RecordingFiles, TwilioMedia) sources)
    {
        var (database, files, media) = sources;
        if (!Sid.IsValid(sid, "RE") || database.Read(connection => RecordingsSql.Find(connection, sid)) is not { IsAudible: true } recording)
        {
            return TypedResults.NotFound();
        }
        var cancel = context.RequestAborted;
        var name = download == true ? Name(recording, database, context) : null;
        var audio = await files.Fetch(sid, cancel);
        // A browser asks each time whether its copy is still the recording: one that was deleted is not heard from there.
        context.Response.Headers.CacheControl = "private, no-cache";
        return audio switch
        {
            { File: { } file } => TypedResults.PhysicalFile(audio.Path, Mp3, name, File.GetLastWriteTimeUtc(audio.Path), new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true),
            { Failure.Fault: AudioFault.NotStored } => await Stream(media, sid, name, cancel),
            { Failure.Fault: AudioFault.NotThere } => TypedResults.NotFound(),
            _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
        };
    }

    // There is no room to keep it: it is heard as it comes, without seeking.
    private static async Task<IResult> Stream(TwilioMedia media, string sid, string? name, CancellationToken cancel) =>
        (await media.OpenRecording(sid, cancel)).TryGet(out var audio, out var refusal) ? TypedResults.Stream(audio.Stream, Mp3, name)
            : refusal.Kind == TwilioRefusalKind.NotFound ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static string Name(RecordingRow recording, Database database, HttpContext context)
    {
        var call = database.Read(connection => CallsSql.OfLegs(connection, [recording.LegSid])).GetValueOrDefault(recording.LegSid);
        return new RecordingLine(recording, call, context.SignedIn().Zone).FileName;
    }
}
