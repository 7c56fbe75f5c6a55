using RankRentPro.Data;
using RankRentPro.Features.Shared;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Sync;

/// <summary>Reads the account's name, kind and balance.</summary>
public sealed class AccountSync(Database database, TwilioClient twilio, TimeProvider clock)
{
    private static readonly TimeSpan Briefly = TimeSpan.FromSeconds(2);

    /// <summary>For somebody who waits: what cannot be read soon is read by the next run.</summary>
    public async Task RunBriefly()
    {
        using var brief = new CancellationTokenSource(Briefly);
        try
        {
            await Run(brief.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <returns>Why the account could not be read, or null.</returns>
    public async Task<TwilioRefusal?> Run(CancellationToken cancel)
    {
        var client = twilio.With(TwilioPatience.Background);
        var answer = await client.FetchAccount(cancel);
        if (!answer.TryGet(out var account, out var refusal))
        {
            // A standard API key may not read the account; that is no reason to stop.
            return refusal.Kind == TwilioRefusalKind.Unauthorized && refusal.HttpStatus == 403 ? null : refusal;
        }
        // A key may not read the balance, and Twilio may refuse it: the rest is still worth knowing.
        (await client.FetchBalance(cancel)).TryGet(out var balance, out _);
        database.Write(connection => AccountSql.Write(connection, new AccountRow
        {
            Name = account.FriendlyName ?? account.Sid,
            Kind = account.Type ?? "",
            Status = account.Status ?? "",
            Balance = balance?.Micros,
            Currency = balance?.Currency,
        }, clock.GetUtcNow()));
        return null;
    }
}
