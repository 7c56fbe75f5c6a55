using RankRentPro.Features.Accounts;
using RankRentPro.Web.Errors;

namespace RankRentPro.Features.Recordings;

/// <summary>The audio that the players ask for, with the app's own sign-in.</summary>
public static class RecordingAudioApi
{
    public static void MapRecordingAudio(this IEndpointRouteBuilder app) => app.MapMethods("/recordings/{sid:regex(^RE[0-9a-f]{{32}}$)}/audio", Methods, Get).WithMetadata(NotReady);

    // Some players ask for the head before they play.
    internal static readonly string[] Methods = ["GET", "HEAD"];

    internal static readonly OwnWords NotReady = new("This recording is not ready", "Twilio did not give its audio: it may need a few minutes after the call, or it was deleted. Go back and try again in a few minutes.");

    private static async Task<IResult> Get(string sid, bool? download, RecordingPlayer player, HttpContext context)
    {
        var recording = player.Find(sid);
        var name = recording is null || download != true ? null : new RecordingLine(recording, player.CallOf(recording), context.SignedIn().Zone).FileName;
        return await player.Play(recording, name, context);
    }
}
