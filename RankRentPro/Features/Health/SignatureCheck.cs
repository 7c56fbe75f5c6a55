using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Routing;
using RankRentPro.Web;

namespace RankRentPro.Features.Health;

/// <summary>Whether what Twilio sends is signed for the address that this app believes to have.</summary>
public sealed class SignatureCheck(WebhookAddresses addresses, RefusedWebhooks refused, TimeProvider clock) : ICheck
{
    private const string Name = "Webhook signature";

    private const string Fix = "If the requests are Twilio's: set RANKRENT_PUBLIC_URL to the address that Twilio calls, check TWILIO_AUTH_TOKEN, and let the proxy pass path and query unchanged. "
        + "Strangers' requests are refused rightly and need nothing.";

    private static readonly TimeSpan Looked = TimeSpan.FromDays(7);

    public CheckResult Run(DbConnection connection)
    {
        var now = clock.GetUtcNow();
        var valid = Later(WebhookEventsSql.LastAt(connection), RoutedCallsSql.LastAt(connection));
        var rows = refused.All().Where(row => now - row.LastAt < Looked).ToList();
        return State(valid, rows, now) with { Lines = [.. rows.Select(row => Line(row, now))] };
    }

    private CheckResult State(DateTimeOffset? valid, List<RefusedWebhookRow> rows, DateTimeOffset now)
    {
        if (rows is [var last, ..] && (valid is null || last.LastAt > valid))
        {
            return new(Name, CheckState.Problem, $"Requests with a wrong signature were refused, and none with a right one came since. The last signed request: {(valid is { } before ? DurationText.Ago(now - before) : "none yet")}.", Fix);
        }
        return addresses.Base is null
            ? new(Name, CheckState.Warning, "No public address is set: Twilio tells this app nothing, and incoming calls are not answered here.", "Set RANKRENT_PUBLIC_URL to the https address at which Twilio reaches this app.")
            : valid is { } at ? new(Name, CheckState.Good, $"The last signed request came {DurationText.Ago(now - at)}.")
            : new(Name, CheckState.Unknown, "No request came yet.");
    }

    private static string Line(RefusedWebhookRow row, DateTimeOffset now) =>
        $"Refused {(row.Times == 1 ? "once" : $"{row.Times:N0} times, the last one")} {DurationText.Ago(now - row.LastAt)}. Expected address: {row.Expected}. Seen: {row.Seen}.";

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
