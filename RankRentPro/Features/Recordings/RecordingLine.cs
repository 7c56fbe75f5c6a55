using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

/// <summary>One recording as a list shows it; its call is unknown when Twilio no longer has it.</summary>
public sealed record RecordingLine(RecordingRow Row, CallRow? Call, TimeZoneInfo Zone)
{
    /// <summary>Where the recording stands, so that deleting it leads back there.</summary>
    public RecordingPlace Place { get; init; } = RecordingPlace.Everything;

    public string DeleteLink => $"/recordings/{Row.Sid}/delete{Place.Query}";

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

/// <summary>The list of all recordings, of one call's, or the details of a call.</summary>
public sealed record RecordingPlace(string? CallSid = null, bool InDetails = false)
{
    public static readonly RecordingPlace Everything = new();

    public string Query => (CallSid, InDetails) switch
    {
        (null, _) => "",
        (_, false) => $"?call={CallSid}",
        _ => $"?call={CallSid}&details=true",
    };

    public string Link => InDetails ? $"/calls/{CallSid}" : $"/recordings{Query}";
}
