using System.Data.Common;
using RankRentPro.Features.Routing;
using RankRentPro.Web;

namespace RankRentPro.Features.Health;

/// <summary>Whether what Twilio sends is signed for the address that this app believes to have.</summary>
public sealed class SignatureCheck(WebhookAddresses addresses, TimeProvider clock) : ICheck
{
    private const string Name = "Webhook signature";
    private static readonly TimeSpan Looked = TimeSpan.FromDays(7);

    public CheckResult Run(DbConnection connection)
    {
        var now = clock.GetUtcNow();
        var valid = WebhookEventsSql.LastAt(connection);
        var refused = RefusedWebhooksSql.Since(connection, now - Looked).Where(row => valid is null || row.LastAt > valid).ToList();
        if (refused is [var last, ..])
        {
            return new(Name, CheckState.Problem,
                $"{refused.Sum(row => row.Times):N0} requests with a wrong signature were refused, the last one {DurationText.Ago(now - last.LastAt)}. Expected address: {last.Expected}. Seen: {last.Seen}.",
                "If the requests are Twilio's: set RANKRENT_PUBLIC_URL to the address that Twilio calls, check TWILIO_AUTH_TOKEN, and let the proxy pass path and query unchanged. Strangers' requests are refused rightly and need nothing.");
        }
        return addresses.Base is null
            ? new(Name, CheckState.Warning, "No public address is set: Twilio tells this app nothing, and incoming calls are not answered here.", "Set RANKRENT_PUBLIC_URL to the https address at which Twilio reaches this app.")
            : new(Name, CheckState.Good, valid is { } at ? $"The last signed request came {DurationText.Ago(now - at)}." : "No request came yet.");
    }
}
