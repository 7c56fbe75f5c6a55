using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Calls;

/// <summary>Everything that is known about one conversation, from which the call's row is decided.</summary>
public sealed record CallFacts
{
    private const string Talking = "in-progress";

    private static readonly TimeSpan LongestEnd = TimeSpan.FromHours(4);
    private static readonly TimeSpan LongestRejection = TimeSpan.FromSeconds(2);

    public required LegRow Parent { get; init; }
    public IReadOnlyList<LegRow> Children { get; init; } = [];
    public IReadOnlyList<RecordingRow> Recordings { get; init; } = [];

    /// <summary>This app answered Twilio's question what to do with the call.</summary>
    public bool Routed { get; init; }

    /// <summary>Twilio told something of the call by itself.</summary>
    public bool Heard { get; init; }

    /// <summary>This app was to be asked about the call and heard nothing of it: it was away, or refused Twilio.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The phone that the answer named; null when none was set.</summary>
    public string? RoutedTo { get; init; }

    /// <summary>The customer's number of a call that this app placed; null for every other call.</summary>
    public string? PlacedTo { get; init; }

    /// <summary>Why Twilio did not dial the customer of a call that this app placed, where it noted a reason.</summary>
    public string? Refusal { get; init; }

    /// <summary>My phone answered and the customer was not rung: Twilio refused to dial, and nobody asked it why yet.</summary>
    public bool AwaitsRefusal => PlacedTo is not null && Parent.Status == "completed" && Children.Count == 0 && Refusal is null;

    public required DateTimeOffset Now { get; init; }

    /// <summary>The parent's end is known and a child's is not yet: news come in any order. After a while the child counts as it is.</summary>
    public bool IsEnding => Parent.IsOver && Now - (Parent.EndedAt ?? Parent.Began) < LongestEnd && Children.Any(leg => !leg.IsOver);

    /// <summary>A child whose end was never told was last known to talk: it did so until the call was over, as far as anybody knows.</summary>
    public CallFacts Settled => Parent.IsOver && !IsEnding && Children.Any(leg => leg.Status == Talking)
        ? this with { Children = [.. Children.Select(leg => leg.Status == Talking ? leg with { Status = "completed", Duration = Math.Max(leg.Duration, Parent.Duration) } : leg)] }
        : this;

    /// <summary>The dialled leg that talked with the caller, the longest of several.</summary>
    public LegRow? Answered => Children.Where(leg => leg.PersonAnswered && MetCaller(leg)).MaxBy(leg => leg.Duration);

    /// <summary>The dialled leg that a call of ours reached, or tried to reach last.</summary>
    public LegRow? Customer => Children.MaxBy(leg => (leg.PersonAnswered, leg.CreatedAt));

    /// <summary>The caller was asked for a message, so no person took the call there.</summary>
    public bool MetVoicemail => Recordings.Any(recording => recording.IsVoicemail);

    /// <summary>Whatever answers the number turned the caller away at once: nothing rang and nobody picked up.</summary>
    public bool IsRejected => Parent is { Status: "busy" or "no-answer", Duration: 0, EndedAt: { } ended } && !Routed && !IsOurs && Children.Count == 0
        && ended >= Parent.Began && ended - Parent.Began <= LongestRejection;

    /// <summary>A recording is rated later than its call, and no event tells its price.</summary>
    public bool AwaitsRecordingPrice => Now - (Parent.EndedAt ?? Parent.Began) < CallCost.GivesUpAfter && Recordings.Any(recording => recording.AwaitsPrice);

    /// <summary>An event tells of the caller's leg at its end, and of those dialled for it from their beginning.</summary>
    public DateTimeOffset Began => Parent.StartedAt ?? Children.Select(leg => leg.Began).Append(Parent.Began).Min();

    public bool IsInbound => Parent.Direction is "inbound" or "trunking-originating";

    // Who picks up and then declines talks with nobody: the caller's own leg is answered later, by a voicemail, or not at all.
    private bool MetCaller(LegRow leg) => Parent.Status is not ("no-answer" or "canceled" or "busy" or "failed")
        && (Parent is not { Status: "completed", Duration: > 0, EndedAt: { } ended } || !(leg.EndedAt <= ended.AddSeconds(-Parent.Duration)));
}

/// <summary>What a call came to, and why in words.</summary>
public sealed record CallVerdict(string Outcome, string Reason, long Duration = 0);
