using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>Reads the fields of the filter; what cannot be read is a message under the field's name.</summary>
internal sealed class CallFilterReading(ModelStateDictionary problems)
{
    private const int LongestWords = 100;

    public string? OneOf(string? text, IEnumerable<string> known, string field) =>
        Filled(text) is { } value && !known.Contains(value, StringComparer.Ordinal) ? Refuse<string>(field, "There is no such choice. Choose one of the list.") : Filled(text);

    public DateOnly? Day(string? text, string field) => Filled(text) switch
    {
        null => null,
        // The first and last years leave no room for a zone's offset.
        var typed when DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9998 => day,
        _ => RefuseValue<DateOnly>(field, "Enter a date like 2026-11-22."),
    };

    public long? Duration(string? text, string field) => Filled(text) switch
    {
        null => null,
        var typed when DurationText.TryParse(typed, out var seconds) => seconds,
        _ => RefuseValue<long>(field, "Enter seconds, like 90, or minutes and seconds, like 1:30."),
    };

    public string? Words(string? text, string field) =>
        Filled(text) is { Length: > LongestWords } ? Refuse<string>(field, $"Shorten this to {LongestWords} characters.") : Filled(text);

    public long? Number(string? text, Func<string, long?> find) =>
        Filled(text) is { } typed ? find(typed) ?? RefuseValue<long>("number", "None of your numbers is this one. Choose one of the suggestions.") : null;

    public string? Site(string? text, Func<string, string?> find) =>
        Words(text, "site") is { } typed ? find(typed) ?? Refuse<string>("site", "None of your numbers or calls has this site. Choose one of the suggestions.") : null;

    public string? Tag(string? text) => Filled(text) switch
    {
        null => null,
        var typed => CallTags.Normal(typed) ?? Refuse<string>("tag", CallTags.Rule),
    };

    public string Digits(string? text)
    {
        var digits = PhoneText.Digits(text);
        return Filled(text) is null || digits.Length is >= 3 and <= 15
            ? digits
            : Refuse<string>("q", "Enter three to fifteen digits: the start or the end of the caller's number.") ?? "";
    }

    public (long, long)? Place(string? text) => Filled(text) switch
    {
        null => null,
        var typed => ParsePlace(typed) ?? RefuseValue<(long, long)>("after", "This place in the list does not exist."),
    };

    /// <returns>Null when the text is not a place in the list.</returns>
    public static (long StartedAt, long Id)? ParsePlace(string text) =>
        text.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var call)
            ? (startedAt, call)
            : null;

    public void RefuseIf(bool isWrong, string field, string problem)
    {
        if (isWrong)
        {
            problems.AddModelError(field, problem);
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private T? Refuse<T>(string field, string problem)
        where T : class
    {
        problems.AddModelError(field, problem);
        return null;
    }

    private T? RefuseValue<T>(string field, string problem)
        where T : struct
    {
        problems.AddModelError(field, problem);
        return null;
    }
}
