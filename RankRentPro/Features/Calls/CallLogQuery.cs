using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Globalization;
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

    /// <summary>From nextCursor of an answer: the same cost however far down the list.</summary>
    public string? Cursor { get; init; }

    /// <summary>Only calls that changed since this instant, the oldest change first.</summary>
    public string? UpdatedSince { get; init; }

    public ApiPageText PageText => new(Page, Limit, Cursor, string.Join('\n', Status, PhoneNumberId, Direction, From, To, Search, UpdatedSince));

    public DateTimeOffset? Since(ApiPage page, ApiErrors errors)
    {
        var since = Instant(UpdatedSince, "updatedSince", errors);
        if (since is not null && page.Number > 1)
        {
            errors.Add("page", "Changes have no pages by number. Read on with cursor.");
        }
        return since;
    }

    public CallFilter Read(DbConnection connection, TimeZoneInfo zone, ApiErrors errors)
    {
        var (first, until) = (Day(From), Day(To));
        return new()
        {
            Outcome = OneOf(Status, CallWords.Outcomes, "status", errors),
            Direction = OneOf(Direction, ["inbound", "outbound"], "direction", errors),
            NumberId = Number(connection, errors),
            FirstDay = first,
            LastDay = until?.AddDays(-1),
            Since = first is { } day ? InstantText.StartOfDay(day, zone) : Instant(From, "from", errors),
            Until = until is { } end ? InstantText.StartOfDay(end, zone) : Instant(To, "to", errors),
            Digits = Digits(errors),
        };
    }

    private long? Number(DbConnection connection, ApiErrors errors)
    {
        if (string.IsNullOrWhiteSpace(PhoneNumberId))
        {
            return null;
        }
        if (long.TryParse(PhoneNumberId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && NumbersSql.Find(connection, id) is not null)
        {
            return id;
        }
        errors.Add("phoneNumberId", "There is no such number.");
        return null;
    }

    private string Digits(ApiErrors errors)
    {
        var digits = PhoneText.Digits(Search);
        if (string.IsNullOrWhiteSpace(Search) || digits.Length is >= 3 and <= 15)
        {
            return digits;
        }
        errors.Add("search", "Give three to fifteen digits: the start or the end of the customer's number.");
        return "";
    }

    private static string? OneOf(string? text, IEnumerable<string> known, string field, ApiErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text) || known.Contains(text))
        {
            return string.IsNullOrWhiteSpace(text) ? null : text;
        }
        errors.Add(field, $"Give one of {string.Join(", ", known)}.");
        return null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9998 ? day : null;

    private static DateTimeOffset? Instant(string? text, string field, ApiErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        // A + of the offset that was not encoded arrives as a space.
        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }
        errors.Add(field, "Give an instant like 2026-11-22T14:30:00Z, or a day like 2026-11-22.");
        return null;
    }
}
