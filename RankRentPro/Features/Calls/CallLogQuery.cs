using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using RankRentPro.Features.Numbers;
using RankRentPro.Web;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

/// <summary>What a program asks of the calls.</summary>
public sealed record CallLogQuery
{
    /// <summary>From 1 on, as far as entry 10,000.</summary>
    public string? Page { get; init; }

    /// <summary>Calls of a page: 50 when absent, 500 at most.</summary>
    public string? Limit { get; init; }

    [AllowedValues("completed", "missed", "voicemail", "failed", "busy", "no-answer", "canceled", "blocked", "in-progress")]
    public string? Status { get; init; }

    /// <summary>The id of an entry of phone-numbers.</summary>
    public string? PhoneNumberId { get; init; }

    [AllowedValues("inbound", "outbound")]
    public string? Direction { get; init; }

    /// <summary>An instant or a day, ISO 8601.</summary>
    public string? From { get; init; }

    /// <summary>Exclusive.</summary>
    public string? To { get; init; }

    /// <summary>The start or the end of the customer's number, three digits at least.</summary>
    public string? Search { get; init; }

    /// <summary>From nextCursor of an answer, or later from its syncCursor: the same cost however far down the list.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only calls that changed since this instant or day, the oldest change first.</summary>
    public string? UpdatedSince { get; init; }

    public ApiPageText PageText => new(Page, Limit, Cursor, string.Join('\n', Status, PhoneNumberId, Direction, From, To, Search, UpdatedSince));

    public DateTimeOffset? Since(ApiPage page, TimeZoneInfo zone, ApiErrors errors)
    {
        var since = InstantOrDay(UpdatedSince, "updatedSince", zone, new(errors.Add));
        errors.AddIfAny("page", since is not null && page.Number > 1 ? "Changes have no pages by number. Read on with cursor." : null);
        return since;
    }

    public CallFilter Read(DbConnection connection, TimeZoneInfo zone, ApiErrors errors)
    {
        var read = new CallFilterReading(errors.Add);
        var (first, end) = (CallFilterReading.ParseDay(From), CallFilterReading.ParseDay(To));
        var (since, until) = (InstantOrDay(From, "from", zone, read), InstantOrDay(To, "to", zone, read));
        read.RefuseIf(since > until, "to", "This is before from.");
        return new()
        {
            Outcome = read.OneOf(Status, CallWords.Outcomes, "status"),
            Direction = read.OneOf(Direction, ["inbound", "outbound"], "direction"),
            NumberId = Number(connection, errors),
            FirstDay = first,
            LastDay = end?.AddDays(-1),
            Since = since,
            Until = until,
            Digits = read.Digits(Search, "search"),
        };
    }

    private static DateTimeOffset? InstantOrDay(string? text, string field, TimeZoneInfo zone, CallFilterReading read) =>
        CallFilterReading.ParseDay(text) is { } day ? InstantText.StartOfDay(day, zone) : read.Instant(text, field);

    private long? Number(DbConnection connection, ApiErrors errors)
    {
        var number = ApiText.Filled(PhoneNumberId) is { } id ? NumberChanges.Find(connection, id) : null;
        errors.AddIfAny("phoneNumberId", number is null && ApiText.Filled(PhoneNumberId) is not null ? "There is no such number." : null);
        return number?.Id;
    }
}
