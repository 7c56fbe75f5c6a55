using System.Data.Common;
using RankRentPro.Features.Numbers;
using RankRentPro.Twilio;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Recordings;

/// <summary>What a program asks of the recordings.</summary>
public sealed record RecordingsQuery
{
    /// <summary>From 1 on, as far as entry 10,000.</summary>
    public string? Page { get; init; }

    /// <summary>Recordings of a page: 50 when absent, 500 at most.</summary>
    public string? Limit { get; init; }

    public string? CallSid { get; init; }
    public string? PhoneNumberId { get; init; }

    /// <summary>From nextCursor of an answer to the same filters.</summary>
    public string? Cursor { get; init; }

    public ApiPageText PageText => new(Page, Limit, Cursor, string.Join('\n', CallSid, PhoneNumberId));

    public RecordingFilter Read(DbConnection connection, ApiPage page, ApiErrors errors)
    {
        var call = ApiText.Filled(CallSid);
        if (call is not null && !Sid.IsValid(call, "CA"))
        {
            errors.Add("callSid", "Give the SID of a call: CA and 32 hexadecimal digits.");
        }
        var number = ApiText.Filled(PhoneNumberId) is { } id ? NumberChanges.Find(connection, id) : null;
        errors.AddIfAny("phoneNumberId", number is null && ApiText.Filled(PhoneNumberId) is not null ? "There is no such number." : null);
        return new() { CallSid = call, NumberId = number?.Id, After = RecordingFilter.ParseAfter(page.Place) };
    }
}
