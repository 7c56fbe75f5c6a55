using RankRentPro.Data;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Background work leaves Twilio alone while it fails, and for as long as it asked anybody to wait.</summary>
public sealed class LeftAlone(Database database, TwilioPause pause, TimeProvider clock)
{
    /// <returns>Null when Twilio may be asked, else until when not.</returns>
    public string? Words()
    {
        var failing = database.Read(SyncState.Read).NotBefore;
        var until = pause.Until > failing || failing is null ? pause.Until : failing;
        return until > clock.GetUtcNow() ? $"Twilio is left alone until {until:u}." : null;
    }
}
