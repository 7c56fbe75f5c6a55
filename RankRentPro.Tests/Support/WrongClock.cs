namespace RankRentPro.Tests.Support;

/// <summary>The machine's clock is not Twilio's.</summary>
public sealed class WrongClock : TimeProvider
{
    public TimeSpan Error { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Error;
}
