using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Live;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Recordings;

/// <summary>Deletes a recording at Twilio and here.</summary>
public sealed class RecordingRemoval(Database database, TwilioClient twilio, RecordingFiles files, LiveTopics live, TimeProvider clock)
{
    /// <summary>One that somebody else has deleted already is deleted too.</summary>
    public async Task<TwilioRefusal?> Delete(RecordingRow recording)
    {
        // Whoever asked may leave: what is gone at Twilio must be gone here.
        if (await twilio.DeleteRecording(recording.Sid, CancellationToken.None) is { Kind: not TwilioRefusalKind.NotFound } refusal)
        {
            return refusal;
        }
        var call = database.Write(connection =>
        {
            var now = clock.GetUtcNow();
            RecordingsSql.Delete(connection, recording.Sid, now);
            new CallIntake(connection, SettingsSql.TimeZone(connection), now).FoldLegs([recording.LegSid]);
            return CallsSql.OfLegs(connection, [recording.LegSid]).GetValueOrDefault(recording.LegSid);
        });
        await files.Delete(recording.Sid, CancellationToken.None);
        live.Tell(LiveTopics.Recordings);
        if (call is not null)
        {
            live.TellCall(call.Sid);
        }
        return null;
    }
}
