using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>How a scenario is played: who calls whom, what the other application answers, how everybody behaves.</summary>
public sealed record CallPlay
{
    /// <summary>Where Twilio tells of legs and recordings; a relative address belongs to whoever answered the call.</summary>
    public const string Told = "statusCallback='/webhooks/twilio/call-status' statusCallbackEvent='initiated ringing answered completed'";
    public const string Recorded = "recordingStatusCallback='/webhooks/twilio/recording-status'";

    public string From { get; init; } = CallBuilder.Caller;
    public string To { get; init; } = LiveDemo.Austin;
    public Party Caller { get; init; } = Party.Caller;

    /// <summary>The document that Twilio gets first, without its root.</summary>
    public string Twiml { get; init; } = "";

    /// <summary>Further documents, by the last segment of their address.</summary>
    public Dictionary<string, string> Documents { get; init; } = [];

    /// <summary>Phones that behave as their digits do not say.</summary>
    public Dictionary<string, Party> Phones { get; init; } = [];

    /// <summary>What begins the call and tells its SID; null when the caller does.</summary>
    public Func<ScenarioStage, Task<string>>? Begin { get; init; }

    /// <summary>What somebody does so many seconds after the beginning.</summary>
    public (int Second, Func<ScenarioStage, string, Task> Do)? Act { get; init; }

    /// <summary>What somebody does when the app knows everything.</summary>
    public Func<ScenarioStage, string, Task>? Afterwards { get; init; }

    /// <summary>Seconds until the news of the call itself are all out; prices take their own time.</summary>
    public int Seconds { get; init; } = 180;

    public TimeOnly At { get; init; } = new(15, 0);
    public Pricing Pricing { get; init; }
    public bool NoCredit { get; init; }
    public bool Trial { get; init; }

    /// <summary>Which events never arrive anywhere, by what their form contains.</summary>
    public string? Lost { get; init; }

    /// <summary>Nobody asks after the call until the hourly sweep finds it going on for too long.</summary>
    public bool IsSwept { get; init; }

    public string Document(string name) => $"<Response>{(name == "voice" ? Twiml : Documents[name])}</Response>";

    /// <summary>A Dial of some phones; settings are attributes of the verb, of each number for <paramref name="ofNumber"/>.</summary>
    public static string Dial(string phones, string settings = "", string ofNumber = "") =>
        $"<Dial {settings}>{string.Concat(phones.Split(' ').Select(phone => $"<Number {Told} {ofNumber}>{phone}</Number>"))}</Dial>";
}
