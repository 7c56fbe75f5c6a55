using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>
/// Twilio's REST API. Nothing throws for what can be expected (a refusal, no network, no answer in time): that is the answer.
/// Only the caller's own cancellation throws <see cref="OperationCanceledException"/>. Source: Twilio's OpenAPI document 2010-04-01.
/// </summary>
public sealed partial class TwilioClient
{
    private readonly TwilioWire wire;

    public TwilioClient(HttpClient http, TwilioOptions options, TwilioHosts hosts, ILogger<TwilioClient> logger)
        : this(new TwilioWire(http, options, hosts, logger)) { }

    private TwilioClient(TwilioWire wire) => this.wire = wire;

    /// <summary>The same client with another patience; unless told, somebody waits (<see cref="TwilioPatience.Person"/>).</summary>
    public TwilioClient With(TwilioPatience patience) => new(wire.With(patience));

    public Task<TwilioAnswer<TwilioAccount>> FetchAccount(CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get("read the account", wire.Path()), TwilioJson.Default.TwilioAccount, cancel);

    /// <summary>Refused for sub-accounts and some API keys; lags by minutes.</summary>
    public Task<TwilioAnswer<TwilioBalance>> FetchBalance(CancellationToken cancel = default) =>
        wire.Ask(TwilioRequest.Get("read the balance", wire.Path("Balance.json")), TwilioJson.Default.TwilioBalance, cancel);
}
