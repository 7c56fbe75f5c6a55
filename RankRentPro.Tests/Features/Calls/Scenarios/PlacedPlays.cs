using static RankRentPro.Tests.Features.Calls.Scenarios.CallPlay;
using static RankRentPro.Tests.Features.Calls.Scenarios.StageHands;

namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>Calls that the agency places: with this app, which rings one's own phone first, or with another program.</summary>
public static class PlacedPlays
{
    private const string Busy = "+14155550102";
    private const string NoAnswer = "+14155550103";
    private const string Unreachable = "+14155550104";
    private const string Machine = "+14155550105";
    private const string Talker = "+14155550107";
    private const string Impatient = "+14155550122";

    private static readonly CallPlay Clicked = new() { Begin = Click("+14155550101") };
    private static readonly CallPlay Programmed = new() { Begin = Program("+14155550101"), Twiml = InboundPlays.Say(5) };

    public static Dictionary<string, CallPlay> All { get; } = new()
    {
        ["click to call"] = Clicked,
        ["click to call, recorded"] = new() { Begin = Click("+14155550101", record: true) },
        ["click to call, busy"] = new() { Begin = Click(Busy) },
        ["click to call, no answer"] = new() { Begin = Click(NoAnswer) },
        ["click to call, unreachable"] = new() { Begin = Click(Unreachable) },
        ["click to call, machine undetected"] = new() { Begin = Click(Machine) },
        ["click to call, customer refused"] = new() { Begin = Click("+18765550100") },
        ["click to call, customer not verified"] = new() { Begin = Click("+12125550144"), Trial = true },
        ["click to call, no phone number"] = new() { Begin = Click("+1") },
        ["click to call, impossible phone number"] = new() { Begin = Click("+1555") },
        ["click to call, my phone does not answer"] = new() { Begin = Click("+14155550101", phone: NoAnswer) },
        ["click to call, my phone is busy"] = new() { Begin = Click("+14155550101", phone: Busy) },
        ["click to call, my phone is unreachable"] = new() { Begin = Click("+14155550101", phone: Unreachable) },
        ["click to call, hung up before it rings"] = Clicked with { Act = (0, HangUp) },
        ["click to call, hung up while my phone rings"] = Clicked with { Act = (3, HangUp) },
        ["click to call, hung up while theirs rings"] = new() { Begin = Click(NoAnswer), Act = (10, HangUp) },
        ["click to call, I give up while theirs rings"] = new() { Begin = Click(NoAnswer, phone: Impatient), Phones = { [Impatient] = new() { HangsUpAfter = TimeSpan.FromSeconds(7) } } },
        ["click to call, hung up while talking"] = Clicked with { Act = (18, HangUp) },
        ["click to call, my phone still rings"] = new() { Begin = Click("+14155550101", phone: NoAnswer), Seconds = 12 },
        ["click to call, theirs still rings"] = new() { Begin = Click(NoAnswer), Seconds = 20 },
        ["click to call, still talking"] = new() { Begin = Click(Talker), Seconds = 30 },
        ["click to call, the end is told to nobody"] = Clicked with { Lost = "CallStatus=completed", IsSwept = true },
        ["click to call, Twilio loses the call"] = new() { Begin = Click(Talker), Act = (20, Forget), Seconds = 20, IsSwept = true },
        ["another program calls"] = Programmed,
        ["another program calls and records"] = Programmed with { Begin = Program("+14155550101", record: true) },
        ["another program calls, busy"] = Programmed with { Begin = Program(Busy) },
        ["another program calls, no answer"] = Programmed with { Begin = Program(NoAnswer) },
        ["another program calls, unreachable"] = Programmed with { Begin = Program(Unreachable) },
        ["another program calls, a machine answers"] = Programmed with { Begin = Program(Machine, detection: "Enable") },
        ["another program calls and cancels"] = Programmed with { Begin = Program(NoAnswer), Act = (10, Cancel) },
        ["another program connects, a machine answers"] = new() { Begin = Program("+14155550101"), Twiml = Dial(Machine, ofNumber: "machineDetection='Enable'") },
    };
}
