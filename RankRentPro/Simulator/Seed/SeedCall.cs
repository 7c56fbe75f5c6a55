namespace RankRentPro.Simulator.Seed;

internal enum SeedOutcome
{
    Answered,
    Missed,
    GaveUp,
    Voicemail,

    /// <summary>Answered without dialling anybody, as a greeting would be.</summary>
    Direct,

    /// <summary>The agency calls: its own phone first, then the customer.</summary>
    Outbound,
}

/// <summary>What happens in one conversation, in seconds; its legs follow from it.</summary>
internal sealed record SeedCall
{
    private const int Greeting = 7;

    public required SeedLine Line { get; init; }

    /// <summary>The caller, or whom the agency calls.</summary>
    public required string Customer { get; init; }

    public required SeedOutcome Outcome { get; init; }

    /// <summary>How the last leg ended.</summary>
    public required string Status { get; init; }

    /// <summary>How long the agency's own phone rings before the customer is dialled.</summary>
    public int OwnRing { get; init; }

    public bool OwnPhoneAnswers { get; init; } = true;

    public int Ring { get; init; }
    public int Talk { get; init; }
    public int Voicemail { get; init; }
    public bool Recorded { get; init; }

    public int GreetingSeconds => Outcome == SeedOutcome.Voicemail ? Greeting : 0;

    /// <summary>From the first leg to the last hang-up, two seconds for the switching between.</summary>
    public int Seconds => OwnRing + Ring + Talk + GreetingSeconds + Voicemail + 2;

    /// <summary>Nobody was reached, so somebody soon tries again.</summary>
    public bool Fruitless => Outcome is SeedOutcome.Missed or SeedOutcome.GaveUp || (Outcome == SeedOutcome.Outbound && Status != "completed");
}
