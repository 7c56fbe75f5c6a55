using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>The rules of a call: legs and recordings in, one honest outcome out.</summary>
public static class CallFolding
{
    /// <summary>Why a call is missed that this app was to be asked about and was not. It stays so, whoever answers the number later.</summary>
    public const string NoAnswer = "this app gave Twilio no answer, so the caller heard of an error";

    private const int ShortestVoicemail = 2;
    private const string Unknown = "Twilio no longer knows how the call ended";
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(2);

    public static CallVerdict Decide(CallFacts facts) => Verdict(facts.Settled);

    private static CallVerdict Verdict(CallFacts facts) => facts switch
    {
        { IsEnding: true } => new("in-progress", "Ending"),
        { IsInbound: true, Parent.IsOver: true } => Inbound(facts),
        { IsInbound: true } => new("in-progress", InboundProgress(facts)),
        { Parent.IsOver: true } => Outbound(facts),
        _ => new("in-progress", OutboundProgress(facts)),
    };

    private static CallVerdict Inbound(CallFacts facts)
    {
        if (facts.Answered is { } answered)
        {
            return new("completed", $"{Name(answered.ToNumber)} answered{After(answered)}", answered.Duration);
        }
        if (facts.Recordings.Any(r => r.Source == "RecordVerb" && r.Duration >= ShortestVoicemail))
        {
            return new("voicemail", $"{Attempts(facts, "nobody answered")}; the caller left a voicemail");
        }
        if (facts is { Children.Count: 0, Routed: false, IsOurs: false, MetVoicemail: false, Parent: { PersonAnswered: true, Duration: > 0 } })
        {
            return new("completed", "answered", facts.Parent.Duration);
        }
        return facts.IsRejected
            ? new("blocked", facts.Parent.Status == "busy" ? "rejected with a busy signal" : "rejected before any phone rang")
            : new("missed", Attempts(facts, Unanswered(facts)));
    }

    private static string Unanswered(CallFacts facts) => facts switch
    {
        { Parent.Status: LegRow.Lost } => Unknown,
        { MetVoicemail: true } => "the caller left no message",
        { RoutedTo: { } phone } => $"{Name(phone)} was not rung",
        { Routed: true } => "no phone was set to ring",
        { IsOurs: true, Parent.Duration: > 0 } => NoAnswer,
        { Parent.MachineAnswered: true } => "a machine answered",
        { Parent.Status: "busy" } => "the line was busy",
        { Parent.Status: "failed" } => "the call could not be connected",
        { Parent.Status: "canceled" } => "the caller hung up before anybody answered",
        _ => "nobody answered",
    };

    private static string Attempts(CallFacts facts, string otherwise) =>
        facts.Children.Count == 0 ? otherwise : string.Join("; ", facts.Children.OrderBy(leg => leg.CreatedAt).ThenBy(leg => leg.ToNumber, StringComparer.Ordinal).Select(leg => Attempt(facts, leg)));

    private static string Attempt(CallFacts facts, LegRow leg) => leg switch
    {
        { Status: LegRow.Lost } => $"dialled {Name(leg.ToNumber)}, what came of it Twilio no longer knows",
        { MachineAnswered: true } => $"dialled {Name(leg.ToNumber)}, a machine answered",
        { Status: "busy" } => $"dialled {Name(leg.ToNumber)}, busy",
        { Status: "failed" } => $"dialled {Name(leg.ToNumber)}, could not be connected",
        { PersonAnswered: true } => $"dialled {Name(leg.ToNumber)}, answered{After(leg)} but did not take the call",
        { Status: "canceled" } when IsLeft(facts, leg) => $"dialled {Name(leg.ToNumber)}{For(leg)}, until another phone answered",
        { Status: "canceled" } => $"dialled {Name(leg.ToNumber)}{For(leg)}, the caller hung up",
        _ => $"dialled {Name(leg.ToNumber)}{For(leg)}, no answer",
    };

    // Twilio cancels what still rings when the caller hangs up, and when another phone is picked up.
    private static bool IsLeft(CallFacts facts, LegRow leg) =>
        facts.Parent.EndedAt - leg.EndedAt > SameMoment && facts.Children.Any(other => other.Status == "completed" && other.CreatedAt <= leg.EndedAt);

    private static CallVerdict Outbound(CallFacts facts)
    {
        if (facts.Customer is { } customer)
        {
            return CustomerLeg(customer);
        }
        if (facts.PlacedTo is null)
        {
            return CustomerLeg(facts.Parent);
        }
        return facts.Parent.Status switch
        {
            // Twilio dials as soon as our phone answers, so a customer who was never rung was refused.
            "completed" => new("failed", $"your phone answered, but {Name(facts.PlacedTo)} was not dialled{(string.IsNullOrEmpty(facts.Refusal) ? "" : $": {facts.Refusal}")}"),
            "canceled" => new("canceled", "hung up before your phone answered"),
            LegRow.Lost => new("failed", Unknown),
            _ => new("canceled", $"your phone did not answer ({PhoneStatus(facts.Parent)})"),
        };
    }

    private static CallVerdict CustomerLeg(LegRow leg) => leg.Status switch
    {
        "completed" when leg.MachineAnswered => new("no-answer", $"a machine answered at {Name(leg.ToNumber)}"),
        "completed" => new("completed", $"{Name(leg.ToNumber)} answered", leg.Duration),
        "busy" => new("busy", $"{Name(leg.ToNumber)} was busy"),
        "no-answer" => new("no-answer", $"{Name(leg.ToNumber)} did not answer{For(leg)}"),
        "canceled" => new("canceled", $"hung up before {Name(leg.ToNumber)} answered"),
        LegRow.Lost => new("failed", Unknown),
        _ => new("failed", $"{Name(leg.ToNumber)} could not be connected"),
    };

    private static string OutboundProgress(CallFacts facts) => facts switch
    {
        { Children: [.., { Status: "in-progress" }] } => "Talking now",
        { Children: [.., { IsOver: false } leg] } => $"Ringing {Name(leg.ToNumber)}",
        { Children: [..] } when facts.Children.Count > 0 => "Ending",
        { PlacedTo: not null, Parent.Status: "in-progress" } => "Your phone answered, connecting",
        { PlacedTo: not null } => "Ringing your phone",
        { Parent.Status: "in-progress" } => "Talking now",
        _ => "Ringing",
    };

    private static string InboundProgress(CallFacts facts) =>
        Talking(facts) ? "Talking now"
        : facts.Children.Any(leg => leg.PersonAnswered) && facts.Children.All(leg => leg.IsOver) ? "Ending"
        : "Ringing now";

    private static bool Talking(CallFacts facts) =>
        facts.Children.Any(leg => leg.Status == "in-progress") || (facts.Children.Count == 0 && !facts.Routed && !facts.IsOurs && facts.Parent.Status == "in-progress");

    private static string PhoneStatus(LegRow leg) => leg.Status switch
    {
        "busy" => "busy",
        "failed" => "could not be connected",
        _ => "no answer",
    };

    private static string After(LegRow leg) => Ring(leg) is { } seconds ? $" after {seconds} s" : "";

    private static string For(LegRow leg) => Ring(leg) is { } seconds ? $" for {seconds} s" : "";

    // Twilio tells when a leg was created and mostly when it ended; an answered leg rang until its connected seconds began.
    private static long? Ring(LegRow leg) => leg.EndedAt is { } end ? Math.Max(0, (long)(end - leg.CreatedAt).TotalSeconds - leg.Duration) : null;

    private static string Name(string number) => PhoneText.International(number);
}
