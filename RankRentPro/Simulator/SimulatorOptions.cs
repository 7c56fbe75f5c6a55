namespace RankRentPro.Simulator;

/// <summary>The simulated Twilio account.</summary>
public sealed record SimulatorOptions
{
    public const string AccountSid = "ACdec0de00000000000000000000000001";

    /// <summary>Where the first path segment of its REST API hangs below the app's own address.</summary>
    public const string Path = "/simulator";

    /// <summary>Auth token: <c>RANKRENT_SIMULATOR_TOKEN</c>, else 32 random hexadecimal digits kept in the data directory.</summary>
    public required string AuthToken { get; init; }

    /// <summary>How many calls the account is seeded with, over the 90 days before the first start. Tests that need none set 0.</summary>
    public int SeededCalls { get; init; } = 1500;

    /// <summary>Off, nothing happens by itself: only <c>SimulatorEngine.Advance</c> carries events out, one by one and in their order.</summary>
    public bool RealTime { get; init; } = true;
}
