namespace RankRentPro.Twilio;

/// <summary>How long one request is tried.</summary>
/// <param name="Total">From the first attempt to the answer, waits between attempts included.</param>
/// <param name="Attempt">One attempt of a GET or DELETE; a POST, tried once, has up to 30 s of the total.</param>
/// <param name="Retries">Attempts after the first.</param>
public sealed record TwilioPatience(TimeSpan Total, TimeSpan Attempt, int Retries)
{
    /// <summary>Somebody looks at the screen.</summary>
    public static TwilioPatience Person { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(4), 4);

    /// <summary>Something beside what a person asked for: it is left out rather than waited for.</summary>
    public static TwilioPatience Brief { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), 1);

    /// <summary>A job has time.</summary>
    public static TwilioPatience Background { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(20), 6);
}
