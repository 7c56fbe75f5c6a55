namespace RankRentPro.Twilio;

/// <summary>What is known of one request while it is tried; travels with the message through the handlers.</summary>
internal sealed class TwilioAttempts(TwilioPatience patience, bool streams)
{
    private static readonly HttpRequestOptionsKey<TwilioAttempts> Key = new(nameof(TwilioAttempts));

    public TwilioPatience Patience => patience;

    /// <summary>The body is read by the caller and not here.</summary>
    public bool Streams => streams;

    /// <summary>Timestamp of the first attempt.</summary>
    public long? Started { get; set; }
    public int Made { get; set; }
    public TimeSpan NextDelay { get; set; }

    public static TwilioAttempts Of(HttpRequestMessage message) =>
        message.Options.TryGetValue(Key, out var attempts) ? attempts : throw new InvalidOperationException("A request to Twilio was not made by the client.");

    public void Attach(HttpRequestMessage message) => message.Options.Set(Key, this);
}
