using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>What the address of Call History asks for, as it was typed.</summary>
public sealed record CallQueryText
{
    public string? Status { get; init; }
    public string? Direction { get; init; }
    public string? Number { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Q { get; init; }
    public string? After { get; init; }

    public bool IsFiltered => new[] { Status, Direction, Number, From, To, Q }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>One of the filters that a narrow screen folds away is set.</summary>
    public bool HasMore => new[] { Direction, Number, From, To }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The same filters as a query string, without the place in the list.</summary>
    public string QueryString()
    {
        var parts = new (string Name, string? Value)[] { ("status", Status), ("direction", Direction), ("number", Number), ("from", From), ("to", To), ("q", Q) };
        var filled = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!.Trim())}");
        return string.Join('&', filled);
    }

    public string Link(string? after)
    {
        var query = QueryString();
        var place = after is null ? "" : $"{(query.Length > 0 ? "&" : "")}after={after}";
        return query.Length + place.Length == 0 ? "/calls" : $"/calls?{query}{place}";
    }
}

/// <summary>What it means, checked.</summary>
public sealed record CallFilter
{
    public string? Outcome { get; init; }
    public string? Direction { get; init; }
    public long? NumberId { get; init; }
    public DateTimeOffset? Since { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    public string Digits { get; init; } = "";
    public (long StartedAt, long Id)? After { get; init; }

    /// <summary>No index answers it alone: it is looked for in a stretch of the list.</summary>
    public bool NeedsSearch => Digits.Length > 0 || Direction is not null || (Outcome is not null && NumberId is not null);

    public static CallFilter Read(CallQueryText text, TimeZoneInfo zone, ModelStateDictionary problems) => new()
    {
        Outcome = OneOf(text.Status, CallWords.Outcomes, "status", problems),
        Direction = OneOf(text.Direction, ["inbound", "outbound"], "direction", problems),
        Since = Day(text.From, "from", problems) is { } first ? InstantText.StartOfDay(first, zone) : null,
        Until = Day(text.To, "to", problems) is { } last && last < DateOnly.MaxValue ? InstantText.StartOfDay(last.AddDays(1), zone) : null,
        Digits = ReadDigits(text.Q, problems),
        After = Place(text.After, problems),
    };

    public static string Place(CallRow last) => string.Create(CultureInfo.InvariantCulture, $"{last.StartedAt.ToUnixTimeMilliseconds()}-{last.Id}");

    private static string? OneOf(string? text, IEnumerable<string> known, string field, ModelStateDictionary problems)
    {
        var value = text?.Trim();
        if (string.IsNullOrEmpty(value) || known.Contains(value, StringComparer.Ordinal))
        {
            return string.IsNullOrEmpty(value) ? null : value;
        }
        problems.AddModelError(field, $"There is no {field} of that name. Choose one of the list.");
        return null;
    }

    private static DateOnly? Day(string? text, string field, ModelStateDictionary problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        // The first and last years leave no room for a zone's offset.
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9998)
        {
            return day;
        }
        problems.AddModelError(field, "Enter a date like 2026-11-22.");
        return null;
    }

    private static string ReadDigits(string? text, ModelStateDictionary problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }
        var digits = PhoneText.Digits(text);
        if (digits.Length is >= 3 and <= 15)
        {
            return digits;
        }
        problems.AddModelError("q", "Enter three to fifteen digits: the start or the end of the caller's number.");
        return "";
    }

    private static (long, long)? Place(string? text, ModelStateDictionary problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        if (text.Split('-') is [var at, var id]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var call))
        {
            return (startedAt, call);
        }
        problems.AddModelError("after", "This place in the list does not exist.");
        return null;
    }
}
