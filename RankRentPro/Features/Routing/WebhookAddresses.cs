using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Routing;

/// <summary>The addresses that Twilio asks and tells. All are null while Twilio has no way to reach this app.</summary>
public sealed class WebhookAddresses(OwnAddress own, AccountsOptions options)
{
    public const string VoicePath = "/webhooks/twilio/voice";
    public const string CallStatusPath = "/webhooks/twilio/call-status";
    public const string RecordingStatusPath = "/webhooks/twilio/recording-status";

    /// <summary>Everything that Twilio tells of a call or leg.</summary>
    public static readonly IReadOnlyList<string> Events = ["initiated", "ringing", "answered", "completed"];

    // A hanging server costs the caller five seconds and not fifteen. Twilio does not sign the fragment.
    private const string Timeouts = "#ct=2000&rt=5000";

    /// <summary>Asked what to do with a call to one of the numbers.</summary>
    public string? Voice => At(VoicePath, Timeouts);

    /// <summary>Told how calls and legs go on.</summary>
    public string? CallStatus => At(CallStatusPath);

    /// <summary>Told when a recording is ready.</summary>
    public string? RecordingStatus => At(RecordingStatusPath);

    /// <summary>Whether this app is what Twilio asks at that address.</summary>
    public bool Answers(string voiceUrl) => Voice is { } voice && voiceUrl.Split('#')[0] == voice.Split('#')[0];

    /// <summary>The app's own address: the public one, else in demo mode, where the simulator runs beside it, the local one.</summary>
    public Uri? Base => own.Public ?? (options.DemoMode ? own.Local : null);

    /// <summary>Where a number has to tell the end of its calls, when an app like this one answers them at <paramref name="voiceUrl"/>.</summary>
    /// <returns>Null for a number that something else answers.</returns>
    public static string? CallStatusBeside(string voiceUrl) =>
        voiceUrl.Split('#')[0] is var asked && asked.EndsWith(VoicePath, StringComparison.Ordinal) ? asked[..^VoicePath.Length] + CallStatusPath : null;

    private string? At(string path, string fragment = "") => Base is { } address ? $"{address.AbsoluteUri.TrimEnd('/')}{path}{fragment}" : null;
}
