using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Routing;

/// <summary>The address that Twilio asks what to do with a call.</summary>
public sealed class VoiceAddress(OwnAddress own, AccountsOptions options)
{
    public const string Path = "/webhooks/twilio/voice";

    // A hanging server costs the caller five seconds and not fifteen. Twilio does not sign the fragment.
    private const string Timeouts = "#ct=2000&rt=5000";

    /// <summary>Null while Twilio has no way to reach this app.</summary>
    public string? Url => Base is { } address ? $"{address.AbsoluteUri.TrimEnd('/')}{Path}{Timeouts}" : null;

    /// <summary>The app's own address: the public one, else in demo mode, where the simulator runs beside it, the local one.</summary>
    public Uri? Base => own.Public ?? (options.DemoMode ? own.Local : null);
}
