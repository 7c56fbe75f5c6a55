using System.Text.Json;

namespace RankRentPro.Simulator.Calls;

/// <summary>One call resource, as the exchange changes it and as the API shows it.</summary>
internal sealed class Leg
{
    private CallFlow? _flow;

    public required string Sid { get; init; }
    public string? ParentSid { get; init; }
    public string? NumberSid { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Direction { get; init; }
    public string Status { get; set; } = "queued";
    public string? AnsweredBy { get; set; }
    public long QueueMs { get; set; }
    public long? PriceMicros { get; set; }
    public long? Duration { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? StartAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? EndAt { get; set; }

    /// <summary>The stored form of <see cref="Flow"/>; null for a call that has ended.</summary>
    public string? FlowText
    {
        get => _flow is null || HasEnded ? null : JsonSerializer.Serialize(_flow);
        init => _flow = value is null ? null : JsonSerializer.Deserialize<CallFlow>(value);
    }

    public CallFlow Flow
    {
        get => _flow ??= new();
        init => _flow = value;
    }

    public bool HasEnded => Status is "completed" or "busy" or "no-answer" or "failed" or "canceled";

    public bool IsAnswered => Status == "in-progress";

    public bool IsChild => Direction == "outbound-dial";
}
