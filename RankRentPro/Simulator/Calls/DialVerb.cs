using System.Data.Common;
using System.Xml.Linq;
using RankRentPro.Simulator.Numbers;

namespace RankRentPro.Simulator.Calls;

/// <summary>Reading the Dial verb: its settings, its numbers, and what Twilio would object to.</summary>
internal sealed class DialVerb(Exchange exchange, Leg leg, XElement verb)
{
    private const int MostNumbers = 10;
    private static readonly string[] Records = ["do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual", "record-from-ringing-dual"];

    public IReadOnlyList<DialTarget> Targets { get; private set; } = [];

    public bool IsSequential => verb.Setting("sequential") == "true";

    public DialState Read()
    {
        var (timeout, limit) = (30, 14_400);
        Check(verb.TryWhole("timeout", (5, 600), ref timeout), 13212, "timeout");
        Check(verb.TryWhole("timeLimit", (1, 14_400), ref limit), 13216, "timeLimit");
        Words();
        var record = verb.Setting("record") switch { null or "false" => Records[0], "true" => Records[1], var other => other };
        Check(Records.Contains(record), 13217, "record");
        var callerId = verb.Setting("callerId") is { Length: > 0 } id ? PhoneText.E164(id) ?? id : leg.From;
        var isOwn = IsOwnCallerId(exchange.Connection, callerId);
        Check(isOwn, 13214, "callerId");
        Targets = isOwn ? [.. Numbers()] : [];
        return new()
        {
            Action = TwimlInterpreter.Target(exchange, leg, verb),
            CallerId = callerId,
            Timeout = timeout,
            TimeLimit = limit,
            AnswerOnBridge = verb.Setting("answerOnBridge") == "true",
            HangUpOnStar = verb.Setting("hangupOnStar") == "true",
            Record = Records.Contains(record) ? record : Records[0],
            Wish = Wish(record),
        };
    }

    private void Words()
    {
        Check(verb.Setting("answerOnBridge") is null or "true" or "false", 13219, "answerOnBridge");
        Check(verb.Setting("sequential") is null or "true" or "false", 13218, "sequential");
        Check(verb.Setting("method") is null or "GET" or "POST" or "get" or "post", 13210, "method");
    }

    private RecordingWish Wish(string record) => new()
    {
        Channels = record.EndsWith("-dual", StringComparison.Ordinal) ? 2 : 1,
        Track = verb.Setting("recordingTrack") ?? "both",
        Callback = TwimlInterpreter.Target(exchange, leg, verb, "recordingStatusCallback"),
        Events = verb.Setting("recordingStatusCallbackEvent") ?? "completed",
    };

    private IEnumerable<DialTarget> Numbers()
    {
        var nouns = verb.Elements().ToList();
        if (nouns.Count == 0)
        {
            nouns = [new XElement("Number", verb.Value)];
        }
        foreach (var noun in nouns.Where(noun => noun.Name.LocalName != "Number"))
        {
            Check(false, 13215, $"{noun.Name.LocalName}, which the simulator does not play");
        }
        return nouns.Where(noun => noun.Name.LocalName == "Number").Take(MostNumbers).Select(Target).OfType<DialTarget>();
    }

    private DialTarget? Target(XElement noun)
    {
        var number = PhoneText.E164(noun.Value.Trim());
        Check(number is not null, 13223, $"phone number {noun.Value.Trim()}");
        if (number is null || !PhoneText.IsPossible(number))
        {
            Check(number is null, 13224, $"phone number {number}");
            return null;
        }
        if (!PhoneText.MayBeCalled(number))
        {
            Check(false, 13227, $"phone number {number}: its country is not permitted");
            return null;
        }
        if (exchange.Switches.Trial && !NumberSql.IsVerified(exchange.Connection, number))
        {
            exchange.Notify(leg, 21219, $"The number {number} is unverified. Trial accounts may only make calls to verified numbers.");
            return null;
        }
        return new()
        {
            Number = number,
            Screen = TwimlInterpreter.Target(exchange, leg, noun, "url"),
            StatusCallback = TwimlInterpreter.Target(exchange, leg, noun, "statusCallback"),
            MachineDetection = noun.Setting("machineDetection"),
            StatusEvents = (noun.Setting("statusCallbackEvent") ?? "completed").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>The number of either end, one of ours, or a verified one.</summary>
    private bool IsOwnCallerId(DbConnection connection, string callerId) =>
        callerId == leg.From || callerId == leg.To || NumberSql.MayCallFrom(connection, callerId);

    private void Check(bool holds, int code, string what)
    {
        if (!holds)
        {
            exchange.Notify(leg, code, $"Dial: invalid {what}");
        }
    }
}
