namespace RankRentPro.Features.Calls;

/// <summary>One conversation, as it is stored and counted.</summary>
public sealed record CallRow
{
    public long Id { get; init; }
    public required string Sid { get; init; }
    public long? NumberId { get; init; }
    public string Site { get; init; } = "";
    public string Direction { get; init; } = "inbound";
    public string FromNumber { get; init; } = "";
    public string ToNumber { get; init; } = "";
    public string CustomerDigits { get; init; } = "";
    public string CustomerDigitsReversed { get; init; } = "";
    public string Outcome { get; init; } = "in-progress";
    public string Reason { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public long Duration { get; init; }
    public long Cost { get; init; }
    public string? CostCurrency { get; init; }
    public string CostState { get; init; } = "pending";
    public long Recordings { get; init; }

    /// <summary>Only written: it is no part of what a call is.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Somebody said so: it is listed, and counted in no statistic but its cost.</summary>
    public bool Spam { get; init; }

    public bool IsInbound => Direction == "inbound";
    public bool IsOver => Outcome != "in-progress";

    /// <summary>The other party: the caller of an inbound call, the called one of an outbound call.</summary>
    public string Customer => IsInbound ? FromNumber : ToNumber;

    public string OurNumber => IsInbound ? ToNumber : FromNumber;
}
