using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Numbers;

/// <summary>The settings that a purchase and an update share. What was not sent stays; what was sent empty is cleared.</summary>
internal static class NumberEdit
{
    private static readonly string[] Urls = ["VoiceUrl", "VoiceFallbackUrl", "StatusCallback", "SmsUrl", "SmsFallbackUrl"];
    private static readonly string[] Methods = ["VoiceMethod", "VoiceFallbackMethod", "StatusCallbackMethod", "SmsMethod", "SmsFallbackMethod"];

    public static string[] Names { get; } =
    [
        "FriendlyName", "ApiVersion", "VoiceCallerIdLookup", "VoiceApplicationSid", "VoiceReceiveMode", "TrunkSid", "SmsApplicationSid",
        "AddressSid", "BundleSid", "IdentitySid", "EmergencyStatus", "EmergencyAddressSid", .. Urls, .. Methods,
    ];

    public static Refusal? Problem(NumberRow edited, Parameters sent)
    {
        if (Methods.FirstOrDefault(name => sent.Text(name) is not (null or "GET" or "POST")) is { } method)
        {
            return new(21403, $"{method} is not valid: {sent.Text(method)}");
        }
        if (Urls.FirstOrDefault(name => sent.Text(name) is { } url && !IsUrl(url)) is { } wrong)
        {
            return new(21402, $"{wrong} is not valid: {sent.Text(wrong)}");
        }
        _ = sent.Flag("VoiceCallerIdLookup");
        _ = sent.OneOf("VoiceReceiveMode", "voice", "fax");
        _ = sent.OneOf("EmergencyStatus", "Active", "Inactive");
        _ = sent.OneOf("ApiVersion", "2010-04-01");
        return edited switch
        {
            { FriendlyName.Length: > 64 } => new(20002, "FriendlyName must be 64 characters or fewer."),
            { VoiceUrl: "", VoiceFallbackUrl: not "" } => new(21405, "VoiceFallbackUrl requires a VoiceUrl."),
            { SmsUrl: "", SmsFallbackUrl: not "" } => new(21406, "SmsFallbackUrl requires a SmsUrl."),
            _ => sent.Problem,
        };
    }

    public static NumberRow Apply(NumberRow row, Parameters sent) => row with
    {
        FriendlyName = sent.Text("FriendlyName") ?? row.FriendlyName,
        VoiceUrl = sent.Sending("VoiceUrl") ?? row.VoiceUrl,
        VoiceMethod = sent.Text("VoiceMethod") ?? row.VoiceMethod,
        VoiceFallbackUrl = sent.Sending("VoiceFallbackUrl") ?? row.VoiceFallbackUrl,
        VoiceFallbackMethod = sent.Text("VoiceFallbackMethod") ?? row.VoiceFallbackMethod,
        VoiceApplicationSid = sent.Sending("VoiceApplicationSid") ?? row.VoiceApplicationSid,
        VoiceCallerIdLookup = bool.TryParse(sent.Text("VoiceCallerIdLookup"), out var lookup) ? lookup : row.VoiceCallerIdLookup,
        VoiceReceiveMode = sent.Text("VoiceReceiveMode") ?? row.VoiceReceiveMode,
        TrunkSid = Cleared(sent.Sending("TrunkSid"), row.TrunkSid),
        StatusCallback = sent.Sending("StatusCallback") ?? row.StatusCallback,
        StatusCallbackMethod = sent.Text("StatusCallbackMethod") ?? row.StatusCallbackMethod,
        SmsUrl = sent.Sending("SmsUrl") ?? row.SmsUrl,
        SmsMethod = sent.Text("SmsMethod") ?? row.SmsMethod,
        SmsFallbackUrl = sent.Sending("SmsFallbackUrl") ?? row.SmsFallbackUrl,
        SmsFallbackMethod = sent.Text("SmsFallbackMethod") ?? row.SmsFallbackMethod,
        SmsApplicationSid = sent.Sending("SmsApplicationSid") ?? row.SmsApplicationSid,
        AddressSid = Cleared(sent.Sending("AddressSid"), row.AddressSid),
        BundleSid = Cleared(sent.Sending("BundleSid"), row.BundleSid),
        IdentitySid = Cleared(sent.Sending("IdentitySid"), row.IdentitySid),
        EmergencyStatus = sent.Text("EmergencyStatus") ?? row.EmergencyStatus,
        EmergencyAddressSid = Cleared(sent.Sending("EmergencyAddressSid"), row.EmergencyAddressSid),
    };

    public static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Length > 0;

    private static string? Cleared(string? sent, string? stored) => sent switch
    {
        null => stored,
        "" => null,
        _ => sent,
    };
}
