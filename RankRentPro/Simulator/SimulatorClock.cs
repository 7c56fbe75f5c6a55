namespace RankRentPro.Simulator;

/// <summary>The simulated Twilio's time: the app's clock plus what tests have advanced it by.</summary>
public sealed class SimulatorClock(TimeProvider real) : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    /// <summary>Moves the clock forward; it never goes back. Due events run with <c>SimulatorEngine.Advance</c>.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        var step = instant - GetUtcNow();
        if (step > TimeSpan.Zero)
        {
            Interlocked.Add(ref _offset, step.Ticks);
        }
    }
}
