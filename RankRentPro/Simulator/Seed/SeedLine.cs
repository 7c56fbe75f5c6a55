namespace RankRentPro.Simulator.Seed;

/// <summary>A number of ours with the business behind it and the people around it.</summary>
internal sealed record SeedLine
{
    public required SeededNumber Number { get; init; }
    public required string BusinessPhone { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Its part of all calls.</summary>
    public required double Weight { get; init; }

    /// <summary>Where its callers live: what stands before the last digits of their numbers.</summary>
    public required IReadOnlyList<string> CallerPrefixes { get; init; }

    /// <summary>The caller hears ringing until the business answers; otherwise Twilio answers, and bills, at once.</summary>
    public required bool AnswersOnBridge { get; init; }
}
