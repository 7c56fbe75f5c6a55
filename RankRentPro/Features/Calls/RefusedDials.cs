using RankRentPro.Data;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Calls;

/// <summary>
/// My phone answered and no customer was rung: Twilio refused to dial, which its API answers to nobody.
/// It notes the reason with the call, a moment later.
/// </summary>
public sealed class RefusedDials(Database database, TwilioClient twilio, TimeProvider clock)
{
    private const int AskedPerRun = 20;
    private static readonly TimeSpan NotedWithin = TimeSpan.FromMinutes(10);

    public async Task Explain(CancellationToken cancel)
    {
        foreach (var call in database.Read(connection => PlacedCallsSql.WithoutCustomer(connection, AskedPerRun)))
        {
            if (await Reason(call.Sid!, cancel) is { } reason)
            {
                database.Write(connection => Keep(connection, call.Sid!, reason));
            }
            else if (clock.GetUtcNow() - call.PlacedAt > NotedWithin)
            {
                database.Write(connection => Keep(connection, call.Sid!, ""));
            }
        }
    }

    private async Task<string?> Reason(string sid, CancellationToken cancel)
    {
        await foreach (var page in twilio.ListCallNotifications(sid, cancel))
        {
            var noted = page.ValueOrDefault?.Items.Where(note => note.IsError).MaxBy(note => note.MessageDate);
            return noted is null ? null
                : TwilioErrorCodes.Find(noted.ErrorCode) is { } known ? $"{known.Meaning}. {known.Action}"
                : $"Twilio noted error {noted.ErrorCode}. {noted.MoreInfo}";
        }
        return null;
    }

    private void Keep(System.Data.Common.DbConnection connection, string sid, string reason)
    {
        PlacedCallsSql.SetRefusal(connection, sid, reason);
        new CallIntake(connection, SettingsSql.TimeZone(connection), clock.GetUtcNow()).Fold([sid]);
    }
}
