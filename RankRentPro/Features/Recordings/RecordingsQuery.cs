using System.Data.Common;
using System.Globalization;
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
        var call = NumbersApi.Filled(CallSid);
        if (call is not null && !Sid.IsValid(call, "CA"))
        {
            errors.Add("callSid", "Give the SID of a call: CA and 32 hexadecimal digits.");
        }
        var number = NumbersApi.Filled(PhoneNumberId);
        var isNumber = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && NumbersSql.Find(connection, id) is not null;
        if (number is not null && !isNumber)
        {
            errors.Add("phoneNumberId", "There is no such number.");
        }
        return new() { CallSid = call, NumberId = number is null ? null : id, After = RecordingFilter.ParseAfter(page.Place) };
    }
}
