using System.Globalization;
using System.Text.RegularExpressions;
using RankRentPro.Web;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Calls;

/// <summary>Reads what pages and programs ask of the calls.</summary>
/// <param name="refuse">Is told the name of a field that cannot be read, and why.</param>
internal sealed partial class CallFilterReading(Action<string, string> refuse)
{
    private const int LongestWords = 100;

    // The year 10,000 in milliseconds: what comes later is no instant.
    private const long EndOfTime = 253_402_300_800_000;

    public string? OneOf(string? text, IEnumerable<string> known, string field) =>
        ApiText.Filled(text) is { } value && !known.Contains(value, StringComparer.Ordinal) ? Refuse<string>(field, $"Choose one of: {string.Join(", ", known)}.") : ApiText.Filled(text);

    public DateOnly? Day(string? text, string field) =>
        ApiText.Filled(text) is { } typed ? ParseDay(typed) ?? RefuseValue<DateOnly>(field, "Enter a date like 2026-11-22.") : null;

    public DateTimeOffset? Instant(string? text, string field) => ApiText.Filled(text) switch
    {
        null => null,
        // A + of the offset that was not encoded arrives as a space.
        var typed when Iso.IsMatch(typed.Replace(' ', '+')) && DateTimeOffset.TryParse(typed.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
        _ => RefuseValue<DateTimeOffset>(field, "Give an instant like 2026-11-22T14:30:00Z, or a day like 2026-11-22."),
    };

    /// <returns>Null when the text is not a day.</returns>
    public static DateOnly? ParseDay(string? text) =>
        // The first and last years leave no room for a zone's offset.
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 9998 ? day : null;

    public long? Duration(string? text, string field) => ApiText.Filled(text) switch
    {
        null => null,
        var typed when DurationText.TryParse(typed, out var seconds) => seconds,
        _ => RefuseValue<long>(field, "Enter seconds, like 90, or minutes and seconds, like 1:30."),
    };

    public string? Words(string? text, string field) =>
        ApiText.Filled(text) is { Length: > LongestWords } ? Refuse<string>(field, $"Shorten this to {LongestWords} characters.") : ApiText.Filled(text);

    public long? Number(string? text, Func<string, long?> find) =>
        ApiText.Filled(text) is { } typed ? find(typed) ?? RefuseValue<long>("number", "None of your numbers is this one. Choose one of the suggestions.") : null;

    public string? Site(string? text, Func<string, string?> find) =>
        Words(text, "site") is { } typed ? find(typed) ?? Refuse<string>("site", "None of your numbers or calls has this site. Choose one of the suggestions.") : null;

    public string? Tag(string? text) => ApiText.Filled(text) switch
    {
        null => null,
        var typed => CallTags.Normal(typed) ?? Refuse<string>("tag", CallTags.Rule),
    };

    public string Digits(string? text, string field)
    {
        var digits = PhoneText.Digits(text);
        return ApiText.Filled(text) is null || digits.Length is >= 3 and <= 15
            ? digits
            : Refuse<string>(field, "Enter three to fifteen digits: the start or the end of the caller's number.") ?? "";
    }

    public (long, long)? Place(string? text) => ApiText.Filled(text) switch
    {
        null => null,
        var typed => ParsePlace(typed) ?? RefuseValue<(long, long)>("after", "This place in the list does not exist."),
    };

    /// <returns>Null when the text is not a place in the list.</returns>
    public static (long StartedAt, long Id)? ParsePlace(string text) =>
        text.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt) && startedAt < EndOfTime
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var call)
            ? (startedAt, call)
            : null;

    public void RefuseIf(bool isWrong, string field, string problem)
    {
        if (isWrong)
        {
            refuse(field, problem);
        }
    }

    // Left to itself the framework reads much more, such as 10.3.2026T9 PM, and not always as it was meant.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso { get; }

    private T? Refuse<T>(string field, string problem)
        where T : class
    {
        refuse(field, problem);
        return null;
    }

    private T? RefuseValue<T>(string field, string problem)
        where T : struct
    {
        refuse(field, problem);
        return null;
    }
}
