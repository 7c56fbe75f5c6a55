namespace RankRentPro.Twilio;

/// <summary>How long one request is tried.</summary>
/// <param name="Total">From the first attempt to the answer, waits between attempts included.</param>
/// <param name="Attempt">One attempt of a GET or DELETE; a POST, tried once, has up to 30 s of the total.</param>
/// <param name="Retries">Attempts after the first.</param>
public sealed record TwilioPatience(TimeSpan Total, TimeSpan Attempt, int Retries)
{
    /// <summary>Somebody looks at the screen.</summary>
    public static TwilioPatience Person { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(4), 4);

    /// <summary>An order that somebody waits for. Where it is not answered, what became of it is asked for in <see cref="Outcome"/>: both together are as long as <see cref="Person"/>.</summary>
    public static TwilioPatience Order { get; } = new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6), 2);

    /// <summary>What became of an order.</summary>
    public static TwilioPatience Outcome { get; } = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4), 2);

    /// <summary>Something beside what a person asked for: it is left out rather than waited for.</summary>
    public static TwilioPatience Brief { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 1);

    /// <summary>A job has time.</summary>
    public static TwilioPatience Background { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), 6);
}
