using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using static RankRentPro.Tests.Features.Calls.Scenarios.CallPlay;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>Calls that come in and ring a phone, or are turned away. The last two digits of a phone say what it does.</summary>
public static class InboundPlays
{
    private const string Screened = "url='/other/screen'";
    private const string Recording = $"record='record-from-answer-dual' {Recorded}";

    private static readonly Dictionary<string, string> Screening = new()
    {
        ["screen"] = "<Gather numDigits='1' action='/other/accepted' timeout='5'><Say>Press 1</Say></Gather><Hangup/>",
        ["accepted"] = "",
    };

    private static readonly CallPlay Answered = new() { Twiml = Dial("+14155550101") };

    public static Dictionary<string, CallPlay> All { get; } = new()
    {
        ["answered"] = Answered,
        ["answered late"] = new() { Twiml = Dial("+14155550120", "timeout='40'"), Phones = { ["+14155550120"] = new() { After = TimeSpan.FromSeconds(25) } } },
        ["long talk"] = new() { Twiml = Dial("+14155550107"), Seconds = 900 },
        ["cut by the time limit"] = new() { Twiml = Dial("+14155550107", "timeLimit='60'") },
        ["busy"] = new() { Twiml = Dial("+14155550102") },
        ["no answer"] = new() { Twiml = Dial("+14155550103", "timeout='20'") },
        ["no answer, the caller was not picked up"] = new() { Twiml = Dial("+14155550103", "timeout='20' answerOnBridge='true'") },
        ["phone unreachable"] = new() { Twiml = Dial("+14155550104") },
        ["machine answered"] = new() { Twiml = Dial("+14155550105", ofNumber: "machineDetection='Enable'") },
        ["machine answered undetected"] = new() { Twiml = Dial("+14155550105") },
        ["screening accepted"] = new() { Twiml = Dial("+14155550101", "answerOnBridge='true'", Screened), Documents = Screening },
        ["screening declined"] = new() { Twiml = Dial("+14155550106", "answerOnBridge='true'", Screened), Documents = Screening },
        ["screening declined, the other phone was left"] = new() { Twiml = Dial("+14155550106 +14155550103", "answerOnBridge='true'", Screened), Documents = Screening },
        ["screening declined, the next phone accepts"] = new() { Twiml = Dial("+14155550106", "answerOnBridge='true'", Screened) + Dial("+14155550101", "answerOnBridge='true'", Screened), Documents = Screening },
        ["caller gives up while ringing"] = new() { Twiml = Dial("+14155550103", "answerOnBridge='true'"), Caller = HangsUpAfter(9) },
        ["caller gives up after being picked up"] = new() { Twiml = Dial("+14155550103"), Caller = HangsUpAfter(9) },
        ["caller hangs up during another's greeting"] = new() { Twiml = Say(10) + Dial("+14155550101"), Caller = HangsUpAfter(4) },
        ["caller hangs up during our greeting"] = new() { To = ScenarioStage.Denver, Caller = HangsUpAfter(3) },
        ["our greeting is heard to its end"] = new() { To = ScenarioStage.Denver },
        ["blocked"] = new() { Twiml = "<Reject/>" },
        ["blocked with a busy signal"] = new() { Twiml = "<Reject reason='busy'/>" },
        ["account without credit"] = new() { NoCredit = true },
        ["forwarded across midnight"] = new() { Twiml = Say(20) + Dial("+14155550101"), At = new(23, 59, 50) },
        ["sent on by TwiML"] = new() { Twiml = "<Redirect>/other/second</Redirect>", Documents = { ["second"] = Dial("+14155550101") } },
        ["redirected to another phone while talking"] = new() { Twiml = Dial("+14155550101"), Documents = { ["second"] = Dial("+14155550120") }, Phones = { ["+14155550120"] = new() }, Act = (10, StageHands.Redirect) },
        ["hunt, the second phone answers"] = new() { Twiml = Dial("+14155550102") + Dial("+14155550101") },
        ["hunt, the third phone answers"] = new() { Twiml = Dial("+14155550102 +14155550103 +14155550101", "timeout='10' sequential='true'") },
        ["hunt, nobody answers"] = new() { Twiml = Dial("+14155550102 +14155550104 +14155550103", "timeout='10' sequential='true'") },
        ["all phones ring, one answers"] = new() { Twiml = Dial("+14155550103 +14155550101 +14155550120"), Phones = { ["+14155550120"] = new() { After = TimeSpan.FromSeconds(9) } } },
        ["all phones ring, nobody answers"] = new() { Twiml = Dial("+14155550103 +14155550102", "timeout='20'") },
        ["answered by words alone"] = new() { Twiml = Say(5) },
        ["answered directly and recorded"] = new() { Twiml = Say(60), Caller = HangsUpAfter(20), Act = (2, StageHands.Record) },
        ["recorded on two channels"] = new() { Twiml = Dial("+14155550101", Recording) },
        ["recording deleted at Twilio"] = new() { Twiml = Dial("+14155550101", Recording), Afterwards = StageHands.DeleteRecordingAtTwilio },
        ["recording deleted here"] = new() { Twiml = Dial("+14155550101", Recording), Afterwards = StageHands.DeleteRecordingHere },
        ["call deleted at Twilio"] = Answered with { Afterwards = StageHands.DeleteCallAtTwilio },
        ["price comes the next day"] = Answered with { Pricing = Pricing.Late },
        ["recorded, prices come the next day"] = new() { Twiml = Dial("+14155550101", Recording), Pricing = Pricing.Late },
        ["price of zero"] = Answered with { Pricing = Pricing.Zero },
        ["price never rated"] = Answered with { Pricing = Pricing.Never },
        ["price of the dialled leg never rated"] = Answered with { Pricing = Pricing.NeverDialled },
        ["call in the United Kingdom"] = new() { From = "+442079460333", To = ScenarioStage.London, Twiml = Dial("+442079460001") },
        ["toll-free"] = Answered with { To = ScenarioStage.TollFree },
        ["withheld caller"] = Answered with { From = "anonymous" },
        ["from one own number to another"] = Answered with { From = ScenarioStage.Denver },
        ["end of the dialled leg is lost"] = Answered with { Lost = "CallDuration=20&", IsSwept = true },
    };

    /// <summary>Words that take so many seconds.</summary>
    internal static string Say(int seconds) => $"<Say>{new string('a', 15 * seconds)}</Say>";

    internal static Party HangsUpAfter(double seconds) => Party.Caller with { HangsUpAfter = TimeSpan.FromSeconds(seconds) };
}
