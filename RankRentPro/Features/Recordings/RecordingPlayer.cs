using Microsoft.Net.Http.Headers;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Finds recordings and serves their audio.</summary>
public sealed class RecordingPlayer(Database database, RecordingFiles files, TwilioMedia media)
{
    private const string Mp3 = "audio/mpeg";
    private const int MostOfCall = 100;

    /// <returns>Null for what is no SID, or of none.</returns>
    public RecordingRow? Find(string sid) => Sid.IsValid(sid, "RE") ? database.Read(connection => RecordingsSql.Find(connection, sid)) : null;

    /// <returns>Null where Twilio does not know it any more.</returns>
    public CallRow? CallOf(RecordingRow recording) => database.Read(connection => CallsSql.OfLegs(connection, [recording.LegSid])).GetValueOrDefault(recording.LegSid);

    /// <returns>The recordings of a call; null where there is no such call.</returns>
    public List<RecordingLine>? OfCall(string sid) => !Sid.IsValid(sid, "CA") ? null : database.Read(connection =>
        CallsSql.Find(connection, sid) is null ? null : RecordingListSql.Page(connection, new() { CallSid = sid }, MostOfCall, TimeZoneInfo.Utc));

    /// <param name="recording">What was found.</param>
    /// <param name="name">Of the file that a browser keeps; null where it is only heard.</param>
    /// <param name="context">Who asks.</param>
    public async Task<IResult> Play(RecordingRow? recording, string? name, HttpContext context)
    {
        if (recording is not { IsAudible: true })
        {
            return TypedResults.NotFound();
        }
        var audio = await files.Fetch(recording.Sid, TwilioPatience.Person, context.RequestAborted);
        // A browser asks each time whether its copy is still the recording: one that was deleted is not heard from there.
        context.Response.Headers.CacheControl = "private, no-cache";
        return audio switch
        {
            { File: { } file } => new PlayedFile(TypedResults.PhysicalFile(audio.Path, Mp3, name, File.GetLastWriteTimeUtc(audio.Path), new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true)),
            { Failure.Fault: AudioFault.NotStored } => await Stream(recording.Sid, name, context.RequestAborted),
            { Failure.Fault: AudioFault.NotThere } => TypedResults.NotFound(),
            _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
        };
    }

    // There is no room to keep it: it is heard as it comes, without seeking.
    private async Task<IResult> Stream(string sid, string? name, CancellationToken cancel) =>
        (await media.OpenRecording(sid, cancel)).TryGet(out var audio, out var refusal) ? TypedResults.Stream(audio.Stream, Mp3, name)
            : refusal.Kind == TwilioRefusalKind.NotFound ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
