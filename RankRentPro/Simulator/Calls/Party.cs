namespace RankRentPro.Simulator.Calls;

public enum Reaction
{
    Answers,
    Busy,
    NoAnswer,
    Fails,

    /// <summary>A voicemail or answering machine picks up.</summary>
    Machine,
}

/// <summary>How the person or machine at the other end of a leg behaves.</summary>
public sealed record Party
{
    public Reaction Reaction { get; init; }

    /// <summary>From the first ring to the reaction.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a called party talks once it is connected; then it hangs up.</summary>
    public TimeSpan TalksFor { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Hangs up this long after the caller dialled or the called party answered, whatever happens then; null for never.</summary>
    public TimeSpan? HangsUpAfter { get; init; }

    /// <summary>What is pressed at the first, second, … Gather; the last one again at every further one. Empty text or list: nothing.</summary>
    public IReadOnlyList<string> Presses { get; init; } = [];

    /// <summary>From the start of a Gather to the first key.</summary>
    public TimeSpan PressesAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a message is that a Record verb gets; zero for silence.</summary>
    public TimeSpan SpeaksFor { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>After the message: hangs up, or waits in silence until the recording ends by itself.</summary>
    public bool HangsUpAfterSpeaking { get; init; } = true;

    /// <summary>A caller who listens, leaves a message when asked for one, and lets the other end hang up.</summary>
    public static Party Caller { get; } = new();

    internal string PressesAt(int gather) => Presses.Count == 0 ? "" : Presses[Math.Min(gather, Presses.Count - 1)];
}
