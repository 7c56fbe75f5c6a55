using RankRentPro.Features.Calls;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallFoldingTests
{
    private static readonly LegRow Open = Inbound(status: "in-progress", duration: 0) with { EndedAt = null };
    private static readonly CallFacts Placed = Facts(Outbound()) with { PlacedTo = Customer };

    private static readonly Dictionary<string, (CallFacts Facts, CallVerdict Verdict)> Inbounds = new()
    {
        ["the dialled phone answered"] = (Facts(Inbound(), Dialled(duration: 42)), new("completed", "+1 415-555-0101 answered after 5 s", 42)),
        ["one of two phones answered"] = (Facts(Inbound(), Dialled(status: "no-answer", to: Customer), Dialled(duration: 7)), new("completed", "+1 415-555-0101 answered after 5 s", 7)),
        ["an answered call keeps its recording"] = (Facts(Inbound(), Dialled(duration: 42)) with { Recordings = [Recording()] }, new("completed", "+1 415-555-0101 answered after 5 s", 42)),
        ["the phone was not answered"] = (Facts(Inbound(), Dialled(status: "no-answer", rang: 20)), new("missed", "dialled +1 415-555-0101 for 20 s, no answer")),
        ["the phone was busy"] = (Facts(Inbound(), Dialled(status: "busy")), new("missed", "dialled +1 415-555-0101, busy")),
        ["the phone could not be reached"] = (Facts(Inbound(), Dialled(status: "failed")), new("missed", "dialled +1 415-555-0101, could not be connected")),
        ["the caller gave up"] = (Facts(Inbound(), Dialled(status: "canceled", rang: 9)), new("missed", "dialled +1 415-555-0101 for 9 s, the caller hung up")),
        ["a machine answered the dialled leg"] = (Facts(Inbound(), Dialled(duration: 8) with { AnsweredBy = "machine_start" }), new("missed", "dialled +1 415-555-0101, a machine answered")),
        ["two phones were tried"] = (Facts(Inbound(), Dialled(status: "busy"), Dialled(status: "no-answer", rang: 15, to: Customer)), new("missed", "dialled +1 212-555-0144 for 15 s, no answer; dialled +1 415-555-0101, busy")),
        ["a voicemail of two seconds"] = (Facts(Inbound()) with { Recordings = [Recording(source: "RecordVerb", duration: 2)] }, new("voicemail", "nobody answered; the caller left a voicemail")),
        ["a voicemail after the phone rang"] = (Facts(Inbound(), Dialled(status: "no-answer", rang: 20)) with { Recordings = [Recording(source: "RecordVerb")] }, new("voicemail", "dialled +1 415-555-0101 for 20 s, no answer; the caller left a voicemail")),
        ["a voicemail of one second"] = (Facts(Inbound(), Dialled(status: "no-answer", rang: 20)) with { Recordings = [Recording(source: "RecordVerb", duration: 1)] }, new("missed", "dialled +1 415-555-0101 for 20 s, no answer")),
        ["answered elsewhere, nothing dialled"] = (Facts(Inbound(duration: 33)), new("completed", "answered", 33)),
        ["our own number, and this app gave no answer"] = (Facts(Inbound(duration: 3)) with { IsOurs = true }, new("missed", "this app gave Twilio no answer, so the caller heard of an error")),
        ["our own number, and the caller hung up at once"] = (Facts(Inbound(status: "no-answer", duration: 0) with { EndedAt = Began }) with { IsOurs = true }, new("missed", "nobody answered")),
        ["when the phone stopped ringing is not known"] = (Facts(Inbound(), Dialled(status: "no-answer") with { EndedAt = null }), new("missed", "dialled +1 415-555-0101, no answer")),
        ["when the phone stopped talking was never told"] = (Facts(Inbound(), Dialled(status: "in-progress") with { EndedAt = null }) with { Now = Began.AddHours(5) }, new("completed", "+1 415-555-0101 answered", 60)),
        ["routed here without a phone"] = (Facts(Inbound(duration: 6)) with { Routed = true }, new("missed", "no phone was set to ring")),
        ["routed here, but nothing was dialled"] = (Facts(Inbound(duration: 0, status: "canceled")) with { Routed = true, RoutedTo = Phone }, new("missed", "+1 415-555-0101 was not rung")),
        ["a machine took the inbound leg"] = (Facts(Inbound() with { AnsweredBy = "machine_end_beep" }), new("missed", "a machine answered")),
        ["nobody answered"] = (Facts(Inbound(status: "no-answer", duration: 0)), new("missed", "nobody answered")),
        ["the line was busy"] = (Facts(Inbound(status: "busy", duration: 0)), new("missed", "the line was busy")),
        ["the call failed"] = (Facts(Inbound(status: "failed", duration: 0)), new("missed", "the call could not be connected")),
        ["the caller hung up"] = (Facts(Inbound(status: "canceled", duration: 0)), new("missed", "the caller hung up before anybody answered")),
        ["rejected at once"] = (Facts(Inbound(status: "no-answer", duration: 0) with { EndedAt = Began }), new("blocked", "rejected before any phone rang")),
        ["rejected as busy"] = (Facts(Inbound(status: "busy", duration: 0) with { EndedAt = Began }), new("blocked", "rejected with a busy signal")),
        ["the phone declined the call"] = (Facts(Inbound(status: "no-answer", duration: 0), Dialled(duration: 6)), new("missed", "dialled +1 415-555-0101, answered after 5 s but did not take the call")),
        ["the phone declined the call and a machine took it"] = (Facts(Inbound(duration: 48) with { EndedAt = Began.AddSeconds(60) }, Dialled(duration: 6)) with { Recordings = [Recording(source: "RecordVerb")] }, new("voicemail", "dialled +1 415-555-0101, answered after 5 s but did not take the call; the caller left a voicemail")),
        ["a first phone declined, a second talked"] = (Facts(Inbound(), Dialled(duration: 6, to: Customer), Dialled(duration: 30)), new("completed", "+1 415-555-0101 answered after 5 s", 30)),
        ["a message of a second where nothing rang"] = (Facts(Inbound()) with { Recordings = [Recording(source: "RecordVerb", duration: 1)] }, new("missed", "the caller left no message")),
        ["still ringing"] = (Facts(Open with { Status = "ringing" }), new("in-progress", "Ringing now")),
        ["the phone rings"] = (Facts(Open, Dialled(status: "ringing")), new("in-progress", "Ringing now")),
        ["talking"] = (Facts(Open, Dialled(status: "in-progress")), new("in-progress", "Talking now")),
        ["the end of the parent came first"] = (Facts(Inbound(), Dialled(status: "in-progress")), new("in-progress", "Ending")),
        ["the child's end never came"] = (Facts(Inbound(), Dialled(status: "ringing", rang: 12)) with { Now = Began.AddHours(5) }, new("missed", "dialled +1 415-555-0101 for 12 s, no answer")),
    };

    private static readonly Dictionary<string, (CallFacts Facts, CallVerdict Verdict)> Outbounds = new()
    {
        ["the customer answered"] = (Placed with { Children = [Dialled(duration: 31, to: Customer)] }, new("completed", "+1 212-555-0144 answered", 31)),
        ["the customer was busy"] = (Placed with { Children = [Dialled(status: "busy", to: Customer)] }, new("busy", "+1 212-555-0144 was busy")),
        ["the customer did not answer"] = (Placed with { Children = [Dialled(status: "no-answer", rang: 45, to: Customer)] }, new("no-answer", "+1 212-555-0144 did not answer for 45 s")),
        ["the customer could not be reached"] = (Placed with { Children = [Dialled(status: "failed", to: Customer)] }, new("failed", "+1 212-555-0144 could not be connected")),
        ["we hung up while it rang"] = (Placed with { Children = [Dialled(status: "canceled", to: Customer)] }, new("canceled", "hung up before +1 212-555-0144 answered")),
        ["the customer's machine answered"] = (Placed with { Children = [Dialled(duration: 9, to: Customer) with { AnsweredBy = "machine_start" }] }, new("no-answer", "a machine answered at +1 212-555-0144")),
        ["our phone did not answer"] = (Placed with { Parent = Outbound(status: "no-answer", duration: 0) }, new("canceled", "your phone did not answer (no answer)")),
        ["our phone was busy"] = (Placed with { Parent = Outbound(status: "busy", duration: 0) }, new("canceled", "your phone did not answer (busy)")),
        ["our phone could not be reached"] = (Placed with { Parent = Outbound(status: "failed", duration: 0) }, new("canceled", "your phone did not answer (could not be connected)")),
        ["we hung up while our phone rang"] = (Placed with { Parent = Outbound(status: "canceled", duration: 0) }, new("canceled", "hung up before your phone answered")),
        ["Twilio lost our phone's leg"] = (Placed with { Parent = Outbound(status: LegRow.Lost, duration: 0) }, new("failed", "Twilio no longer knows how the call ended")),
        ["Twilio did not dial the customer"] = (Placed, new("failed", "your phone answered, but +1 212-555-0144 was not dialled")),
        ["Twilio said why it did not dial"] = (Placed with { Refusal = "not permitted" }, new("failed", "your phone answered, but +1 212-555-0144 was not dialled: not permitted")),
        ["another program's call"] = (Facts(Outbound(to: Customer, duration: 12)), new("completed", "+1 212-555-0144 answered", 12)),
        ["another program's call, busy"] = (Facts(Outbound(to: Customer, status: "busy", duration: 0)), new("busy", "+1 212-555-0144 was busy")),
        ["when the customer stopped ringing is not known"] = (Placed with { Children = [Dialled(status: "no-answer", to: Customer) with { EndedAt = null }] }, new("no-answer", "+1 212-555-0144 did not answer")),
        ["our phone rings"] = (Placed with { Parent = Open with { Direction = "outbound-api", Status = "ringing" } }, new("in-progress", "Ringing your phone")),
        ["our phone answered"] = (Placed with { Parent = Open with { Direction = "outbound-api" } }, new("in-progress", "Your phone answered, connecting")),
        ["the customer rings"] = (Placed with { Parent = Open with { Direction = "outbound-api" }, Children = [Dialled(status: "ringing", to: Customer)] }, new("in-progress", "Ringing +1 212-555-0144")),
        ["both talk"] = (Placed with { Parent = Open with { Direction = "outbound-api" }, Children = [Dialled(status: "in-progress", to: Customer)] }, new("in-progress", "Talking now")),
        ["the customer hung up"] = (Placed with { Parent = Open with { Direction = "outbound-api" }, Children = [Dialled(duration: 3, to: Customer)] }, new("in-progress", "Ending")),
        ["our phone's end came first"] = (Placed with { Children = [Dialled(status: "in-progress", to: Customer)] }, new("in-progress", "Ending")),
    };

    public static TheoryData<string> InboundNames() => [.. Inbounds.Keys];

    public static TheoryData<string> OutboundNames() => [.. Outbounds.Keys];

    [Theory]
    [MemberData(nameof(InboundNames))]
    public void An_inbound_call_has_an_honest_outcome_with_its_reason(string name) =>
        Assert.Equal(Inbounds[name].Verdict, CallFolding.Decide(Inbounds[name].Facts));

    [Theory]
    [MemberData(nameof(OutboundNames))]
    public void An_outbound_call_has_an_honest_outcome_with_its_reason(string name) =>
        Assert.Equal(Outbounds[name].Verdict, CallFolding.Decide(Outbounds[name].Facts));

    [Fact]
    public void Every_outcome_has_a_word_an_icon_and_a_colour() =>
        Assert.All(CallWords.Outcomes, outcome => Assert.All(new[] { CallWords.Look(outcome).Word, CallWords.Look(outcome).Icon, CallWords.Look(outcome).Colour }, Assert.NotEmpty));
}
