using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>
/// Which phone an incoming call rings. A caller waits for the answer, so a database that is locked or broken costs moments:
/// the phone known last rings then, and the record of the call is written behind the answer.
/// </summary>
public sealed class CallRoutes(Database database, TimeProvider clock, ILogger<CallRoutes> logger) : IHostedService
{
    // Twilio waits five seconds, as the voice address says: without a phone to ring it is worth most of them to find one.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(3);

    private readonly Lock _turn = new();
    private Task _records = Task.CompletedTask;
    private volatile string? _phone;

    /// <summary>How long a known phone waits for a newer one and for the record.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The first caller after a start finds the phone known, however long the first read takes.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ReadPhone("none, at the start");
        return Task.CompletedTask;
    }

    /// <summary>What is still to be written of calls that were answered is written first.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAny(Settled(), Task.Delay(Timeout.Infinite, cancellationToken));

    /// <returns>Null when no phone is set.</returns>
    public async Task<string?> Route(WebhookForm call)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Task.Run(() => Record(call, read));
        lock (_turn)
        {
            _records = _records.IsCompleted ? work : Task.WhenAll(_records, work);
        }
        await Task.WhenAny(work, Task.Delay(Patience));
        if (_phone is null)
        {
            await Task.WhenAny(read.Task, Task.Delay(LongestSearch));
        }
        return _phone;
    }

    /// <summary>Ends when the record of every call so far is written.</summary>
    internal Task Settled()
    {
        lock (_turn)
        {
            return _records;
        }
    }

    private void Record(WebhookForm call, TaskCompletionSource read)
    {
        var callSid = call["CallSid"];
        ReadPhone(callSid);
        read.SetResult();
        try
        {
            if (Sid.IsValid(callSid, "CA"))
            {
                database.Write(connection => Write(connection, call));
            }
        }
#pragma warning disable CA1031 // As below: the caller is connected, with or without a record.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "Call {CallSid} could not be recorded as routed", callSid);
        }
    }

    private void ReadPhone(string? callSid)
    {
        try
        {
            _phone = database.Read(UserSql.FirstOwner)?.Phone;
        }
#pragma warning disable CA1031 // A lost call is lost money: whatever fails here, the caller is connected with the phone known last.
        catch (Exception failure)
        {
            logger.LogError(failure, "The phone to ring for call {CallSid} could not be read; the one known last rings", callSid);
        }
#pragma warning restore CA1031
    }

    // Twilio's question is the first that is heard of a call: with it the call appears on every open page.
    private void Write(DbConnection connection, WebhookForm call)
    {
        var now = clock.GetUtcNow();
        RoutedCallsSql.Write(connection, call["CallSid"]!, _phone, now);
        new WebhookNews(call, "call", token: null).Take(connection, now);
        // An event of it may have been recorded before: whether it was routed is news all the same.
        new CallIntake(connection, SettingsSql.TimeZone(connection), now).Fold([call["CallSid"]!]);
    }
}
