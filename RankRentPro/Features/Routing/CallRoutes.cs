using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>
/// Which phone an incoming call rings. A caller waits for the answer, so a database that is locked or broken costs moments:
/// the phone known last rings then, and the record of the call is written behind the answer.
/// </summary>
public sealed class CallRoutes(Database database, TimeProvider clock, ILogger<CallRoutes> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private volatile string? _phone;

    /// <returns>Null when no phone is set.</returns>
    public async Task<string?> Route(WebhookForm call)
    {
        var work = Task.Run(() => Record(call));
        await Task.WhenAny(work, Task.Delay(Patience));
        return _phone;
    }

    private void Record(WebhookForm call)
    {
        var callSid = call["CallSid"];
        try
        {
            _phone = database.Read(UserSql.FirstOwner)?.Phone;
        }
#pragma warning disable CA1031 // A lost call is lost money: whatever fails here, the caller is connected with the phone known last.
        catch (Exception failure)
        {
            logger.LogError(failure, "The phone to ring for call {CallSid} could not be read; the one known last rings", callSid);
        }
        try
        {
            if (Sid.IsValid(callSid, "CA"))
            {
                database.Write(connection => Write(connection, call));
            }
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Call {CallSid} could not be recorded as routed", callSid);
        }
#pragma warning restore CA1031
    }

    // Twilio's question is the first that is heard of a call: with it the call appears on every open page.
    private void Write(DbConnection connection, WebhookForm call)
    {
        var now = clock.GetUtcNow();
        RoutedCallsSql.Write(connection, call["CallSid"]!, _phone, now);
        new WebhookNews(call, "call", token: null).Take(connection, now);
    }
}
