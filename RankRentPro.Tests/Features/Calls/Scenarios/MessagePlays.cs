using RankRentPro.Simulator.Calls;
using static RankRentPro.Tests.Features.Calls.Scenarios.CallPlay;
using static RankRentPro.Tests.Features.Calls.Scenarios.InboundPlays;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>Calls that are asked for a message. A caller speaks for twelve seconds if nothing else is said.</summary>
public static class MessagePlays
{
    private const string Message = $"<Record action='/other/bye' recordingStatusCallbackEvent='completed absent' {Recorded}/>";
    private static readonly string NoAnswer = Dial("+14155550103", "timeout='20'");

    private static readonly CallPlay Voicemail = new() { Twiml = Say(1) + Message };
    private static readonly CallPlay AfterNoAnswer = new() { Twiml = NoAnswer + Message };

    public static Dictionary<string, CallPlay> All { get; } = new()
    {
        ["voicemail"] = Voicemail,
        ["voicemail after no answer"] = AfterNoAnswer,
        ["voicemail by the action of a dial"] = new() { Twiml = Dial("+14155550102", "action='/other/after'"), Documents = { ["after"] = Message } },
        ["voicemail cut at its longest length"] = new() { Twiml = Message.Replace("<Record", "<Record maxLength='30'", StringComparison.Ordinal), Documents = { ["bye"] = "<Hangup/>" }, Caller = Speaks(60) },
        ["voicemail of two seconds"] = Voicemail with { Caller = Speaks(2) },
        ["voicemail of one second"] = Voicemail with { Caller = Speaks(1) },
        ["voicemail of one second after no answer"] = AfterNoAnswer with { Caller = Speaks(1) },
        ["voicemail of no length"] = Voicemail with { Caller = HangsUpAfter(1.4) },
        ["silence after no answer"] = AfterNoAnswer with { Caller = Speaks(0) },
        ["screening declined, then voicemail"] = new()
        {
            Twiml = Dial("+14155550106", "answerOnBridge='true'", "url='/other/screen'") + Message,
            Documents = { ["screen"] = "<Gather numDigits='1' action='/other/accepted' timeout='5'><Say>Press 1</Say></Gather><Hangup/>" },
        },
    };

    private static Party Speaks(int seconds) => Party.Caller with { SpeaksFor = TimeSpan.FromSeconds(seconds) };
}
