using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

/// <summary>One recording as a list shows it; its call is unknown when Twilio no longer has it.</summary>
public sealed record RecordingLine(RecordingRow Row, CallRow? Call, TimeZoneInfo Zone)
{
    /// <summary>False where the recording stands in its call's own details.</summary>
    public bool LinksToCall { get; init; } = true;

    public string ElementId => $"recording-{Row.Sid}";
    public string AudioLink => $"/recordings/{Row.Sid}/audio";
    public string Kind => Row.IsVoicemail ? "Voicemail" : "Call recording";
    public string Parties => Call is null ? "Call not known" : $"{PhoneText.National(Call.FromNumber)} to {PhoneText.National(Call.ToNumber)}";
    public string Length => Row.Duration is { } seconds ? DurationText.Of(seconds) : "";

    public string StatusWord => Row.Status switch
    {
        "completed" => "Ready",
        "processing" => "Being prepared",
        "in-progress" or "paused" or "stopped" => "Recording",
        "absent" => "Nothing was recorded",
        var other => other,
    };
}
