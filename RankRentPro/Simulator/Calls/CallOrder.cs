using System.Data.Common;
using RankRentPro.Simulator.Numbers;
using RankRentPro.Simulator.Rest;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>A call that the API is asked for: whether it can be made, and the leg it becomes.</summary>
internal sealed class CallOrder(Parameters sent)
{
    private const int MostTwiml = 4000;
    private static readonly string[] Urls = ["Url", "FallbackUrl", "StatusCallback", "RecordingStatusCallback"];
    private static readonly string[] Methods = ["Method", "FallbackMethod", "StatusCallbackMethod", "RecordingStatusCallbackMethod"];
    private static readonly string[] Happenings = ["initiated", "ringing", "answered", "completed"];

    /// <summary>Of Twilio's parameters those that a call between phones can have; SIP, BYOC and asynchronous detection are not simulated.</summary>
    public static string[] Names { get; } =
    [
        "To", "From", "Twiml", "ApplicationSid", "StatusCallbackEvent", "SendDigits", "Timeout", "TimeLimit", "Record", "RecordingChannels", "RecordingTrack",
        "RecordingStatusCallbackEvent", "Trim", "MachineDetection", "MachineDetectionTimeout", "MachineDetectionSpeechThreshold",
        "MachineDetectionSpeechEndThreshold", "MachineDetectionSilenceTimeout", "CallReason", .. Urls, .. Methods,
    ];

    public string To { get; private set; } = "";
    public string From { get; private set; } = "";

    /// <summary>What is wrong with the request itself, whoever sends it.</summary>
    public Refusal? Problem() => Parties() ?? Instructions() ?? Settings() ?? sent.Problem;

    /// <summary>What the account may not do.</summary>
    public Refusal? Denial(DbConnection connection, SwitchPositions positions)
    {
        if (!NumberSql.MayCallFrom(connection, From))
        {
            return new(21210, $"The source phone number provided, {From}, is not yet verified for your account. You may only make calls from phone numbers that you've verified or purchased.");
        }
        if (PhoneText.IsPremium(To))
        {
            return new(21202, $"The phone number you have called is a premium number: {To}");
        }
        if (!PhoneText.MayBeCalled(To))
        {
            return new(21215, $"Account not authorized to call {To}. Perhaps you need to enable some international permissions: https://www.twilio.com/console/voice/calls/geo-permissions/low-risk");
        }
        return positions.Trial && !NumberSql.IsVerified(connection, To)
            ? new(21219, $"The number {To} is unverified. Trial accounts may only make calls to verified numbers.")
            : null;
    }

    public Leg ToLeg(DbConnection connection, DateTimeOffset now, TimeSpan queued) => new()
    {
        Sid = Sid.New("CA"),
        From = From,
        To = To,
        Direction = "outbound-api",
        CreatedAt = now,
        UpdatedAt = now,
        QueueMs = (long)queued.TotalMilliseconds,
        Flow = new()
        {
            Party = Callee.Of(connection, To),
            Instructions = At("Url", "Method"),
            Twiml = sent.Text("Url") is null ? sent.Text("Twiml") : null,
            Fallback = At("FallbackUrl", "FallbackMethod"),
            StatusCallback = At("StatusCallback", "StatusCallbackMethod"),
            StatusEvents = Events(),
            Timeout = sent.Whole("Timeout", 1, 600) ?? 60,
            TimeLimit = sent.Whole("TimeLimit", 1, 86_400) ?? 14_400,
            MachineDetection = sent.Text("MachineDetection"),
            Record = sent.Flag("Record") == true ? Wish() : null,
        },
    };

    private Refusal? Parties()
    {
        if (sent.Text("To") is not { } to)
        {
            return new(21201, "No 'To' number is specified");
        }
        if (sent.Text("From") is not { } from)
        {
            return new(21213, "No 'From' number is specified");
        }
        if (PhoneText.E164(to) is not { } called)
        {
            return new(21211, $"The phone number you are attempting to call, {to}, is not valid.");
        }
        if (PhoneText.E164(from) is not { } calling || !PhoneText.IsPossible(calling))
        {
            return new(21212, $"The source phone number provided, {from}, is not valid.");
        }
        (To, From) = (called, calling);
        return PhoneText.IsPossible(called) ? null : new(21217, $"Phone number {to} does not appear to be valid");
    }

    private Refusal? Instructions()
    {
        if (Urls.FirstOrDefault(name => sent.Text(name) is { } url && !NumberEdit.IsUrl(url)) is { } wrong)
        {
            return wrong == "StatusCallback" ? new(21609, $"StatusCallback is not a valid URL: {sent.Text(wrong)}") : new(21205, $"{wrong} is not a valid URL: {sent.Text(wrong)}");
        }
        if (Methods.FirstOrDefault(name => sent.Text(name) is not (null or "GET" or "POST")) is { } method)
        {
            return new(21209, $"{method} must be GET or POST: {sent.Text(method)}");
        }
        return (sent.Text("Url"), sent.Text("Twiml"), sent.Text("ApplicationSid")) switch
        {
            (null, null, null) => new(21205, "Url parameter is required."),
            (null, null, var application) => new(21218, $"ApplicationSid {application} is not valid."),
            (null, { Length: > MostTwiml }, _) => SimulatorErrors.Parameter("Twiml must be 4000 characters or fewer."),
            _ => null,
        };
    }

    private Refusal? Settings()
    {
        if (sent.Text("Timeout") is { } timeout && !(int.TryParse(timeout, out var ring) && ring is >= 1 and <= 600))
        {
            return new(21208, $"Timeout is not valid: {timeout}");
        }
        if (sent.Text("SendDigits") is { } digits && (digits.Length > 32 || digits.Any(c => !"0123456789ABCDabcd#*wW".Contains(c, StringComparison.Ordinal))))
        {
            return new(21206, $"SendDigits is not valid: {digits}");
        }
        _ = sent.Flag("Record");
        _ = sent.OneOf("RecordingChannels", "mono", "dual");
        _ = sent.OneOf("RecordingTrack", "inbound", "outbound", "both");
        _ = sent.OneOf("Trim", "trim-silence", "do-not-trim");
        _ = sent.OneOf("MachineDetection", "Enable", "DetectMessageEnd");
        _ = sent.Whole("TimeLimit", 1, 86_400);
        _ = sent.Whole("MachineDetectionTimeout", 3, 59);
        return Events().FirstOrDefault(name => !Happenings.Contains(name)) is { } unknown ? new(21626, $"StatusCallbackEvent is not valid: {unknown}") : null;
    }

    private string[] Events()
    {
        var events = sent.List("StatusCallbackEvent").SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return events.Length == 0 ? ["completed"] : events;
    }

    private RecordingWish Wish() => new()
    {
        Channels = sent.Text("RecordingChannels") == "dual" ? 2 : 1,
        Track = sent.Text("RecordingTrack") ?? "both",
        Callback = At("RecordingStatusCallback", "RecordingStatusCallbackMethod"),
        Events = sent.List("RecordingStatusCallbackEvent") is { Count: > 0 } events ? string.Join(' ', events) : "completed",
    };

    private Address? At(string url, string method) => sent.Text(url) is { } address ? new(address, sent.Text(method) ?? "POST") : null;
}
