using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Numbers;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>
/// The simulated account's numbers ask this app, at the port it listens on today. A real account's numbers are never
/// changed like this: they may be answered by something else. At the first time each is named after a site, as an agency would.
/// </summary>
public sealed class DemoWebhooks(Database database, TwilioClient twilio, NumberSync numbers, WebhookAddresses addresses, AccountsOptions options, TimeProvider clock)
{
    public async Task Run(CancellationToken cancel)
    {
        if (!options.DemoMode || addresses.Voice is not { } url)
        {
            return;
        }
        var (changed, asked) = (new List<NumberRow>(), clock.GetUtcNow());
        foreach (var number in database.Read(NumbersSql.All).Where(number => number.IsActive && number.VoiceUrl != url && IsOurs(number.VoiceUrl)))
        {
            var answer = await twilio.UpdateNumber(number.Sid, new NumberChange { VoiceUrl = url, VoiceMethod = "POST", StatusCallback = addresses.CallStatus, StatusCallbackMethod = "POST" }, cancel);
            if (answer.TryGet(out var updated, out _))
            {
                changed.Add(await numbers.Row(updated, cancel));
                database.Write(connection => NumbersSql.NameSite(connection, number.Id, number.VoiceUrl.Length == 0 ? Site(number.FriendlyName) : "", asked));
            }
        }
        database.Write(connection => NumbersSql.Write(connection, changed, asked));
    }

    /// <summary>"Austin Plumbing" has the site austin-plumbing.example; a number that is named by its digits has none.</summary>
    private static string Site(string name) =>
        char.IsLetter(name[0]) ? string.Join('-', name.ToLowerInvariant().Split(' ').Take(3)) + ".example" : "";

    // An address of this app as it was reached earlier: at another port, or at another public address.
    private static bool IsOurs(string url) => url.Length == 0 || WebhookAddresses.CallStatusBeside(url) is not null;
}
