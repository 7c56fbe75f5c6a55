namespace RankRentPro.Tests.Features.Calls.Scenarios;

/// <summary>How the app hears of a call.</summary>
public enum Delivery
{
    /// <summary>Every event as it happens; Twilio is asked for prices alone.</summary>
    ByWebhooks,

    /// <summary>No event ever arrives.</summary>
    ByPolling,

    /// <summary>Polls while the call goes on, and all events afterwards: shuffled, twice, with a poll among them.</summary>
    InWrongOrder,
}
