using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Calls;

/// <summary>Everything that is known about one conversation, from which the call's row is decided.</summary>
public sealed record CallFacts
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromHours(4);

    public required LegRow Parent { get; init; }
    public IReadOnlyList<LegRow> Children { get; init; } = [];
    public IReadOnlyList<RecordingRow> Recordings { get; init; } = [];

    /// <summary>This app answered Twilio's question what to do with the call.</summary>
    public bool Routed { get; init; }

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

    public bool IsInbound => Parent.Direction is "inbound" or "trunking-originating";
}

/// <summary>What a call came to, and why in words.</summary>
public sealed record CallVerdict(string Outcome, string Reason, long Duration = 0);
