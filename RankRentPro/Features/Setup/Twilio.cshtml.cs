using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Routing;

namespace RankRentPro.Features.Setup;

/// <summary>What to set to use a real Twilio account, and what is set now.</summary>
public sealed class TwilioModel(AccountsOptions options, WebhookAddresses webhooks) : PageModel
{
    public bool IsDemo => options.DemoMode;

    /// <summary>The address that Twilio calls, without the time-outs in its fragment.</summary>
    public string? VoiceUrl => webhooks.Voice?.Split('#')[0];

    public string? CallStatusUrl => webhooks.CallStatus;

    public void OnGet()
    {
    }
}
