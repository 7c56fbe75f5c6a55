using System.Globalization;
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

    /// <summary>Of letters, digits and hyphens only, whatever a caller's network said of itself.</summary>
    public string FileName
    {
        get
        {
            var at = TimeZoneInfo.ConvertTime(Row.CreatedAt, Zone).ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture);
            string[] parts = Call is null ? [Row.Sid] : [Plain(Call.FromNumber), "to", Plain(Call.ToNumber)];
            return $"{string.Join('-', [Row.IsVoicemail ? "voicemail" : "call", at, .. parts])}.mp3";
        }
    }

    /// <summary>Where the audio is, in a word.</summary>
    public string PlaceWord => Row switch
    {
        { IsKept: true, FreedAt: not null } => "Kept here only",
        { IsKept: true } => "Kept here",
        _ => "At Twilio only",
    };

    public string StatusWord => Row.Status switch
    {
        _ when Row.KeptDays is { } days => $"Recording deleted after {days} days",
        "completed" => "Ready",
        "processing" => "Being prepared",
        "in-progress" or "paused" or "stopped" => "Recording",
        "absent" => "Nothing was recorded",
        var other => other,
    };

    private static string Plain(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit).Take(20));
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
