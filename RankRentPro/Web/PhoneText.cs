using System.Collections.Concurrent;
using PhoneNumbers;

namespace RankRentPro.Web;

/// <summary>Phone numbers as people type and read them; E.164 is what the app keeps.</summary>
public static class PhoneText
{
    private const int Longest = 40;
    private const string Withheld = "Withheld number";

    // What networks put in the place of a number that is withheld: these words on a telephone's keys.
    private static readonly string[] _withheld = [.. new[] { "ANONYMOUS", "RESTRICTED", "BLOCKED", "UNKNOWN", "UNAVAILABLE", "PRIVATE" }.SelectMany(word => new[] { word, OnKeys(word) })];

    // To format a number takes a hundred times as long as to look it up, and lists show the same ones all day.
    private const int MostKept = 4_096;
    private static readonly ConcurrentDictionary<string, string> _national = new(StringComparer.Ordinal);

    private static readonly PhoneNumberUtil _util = PhoneNumberUtil.GetInstance();
    private static readonly ShortNumberInfo _short = ShortNumberInfo.GetInstance();

    /// <summary>Reads what was typed; without a + it is a number of <paramref name="region"/>.</summary>
    /// <param name="text">As typed; spaces, dots, dashes and brackets do not matter.</param>
    /// <param name="region">Two capital letters, such as US or GB.</param>
    /// <param name="e164">The number, or empty.</param>
    /// <param name="problem">A sentence for the field when the answer is false, else empty.</param>
    /// <returns>True for a possible number that is neither an emergency number nor a short code.</returns>
    public static bool TryParse(string? text, string region, out string e164, out string problem)
    {
        e164 = "";
        problem = "";
        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > Longest || !typed.All(IsPart) || !typed.Any(char.IsAsciiDigit) || typed.Count(c => c == '+') > 1)
        {
            problem = typed.Length == 0 ? "Enter a phone number." : $"Enter a phone number in digits, like {Example(region)}.";
            return false;
        }
        if (_short.ConnectsToEmergencyNumber(typed, region))
        {
            problem = "Emergency numbers cannot be called or dialled from here.";
            return false;
        }
        return TryRead(typed, region, out e164, out problem);
    }

    /// <summary>The digits of callers who withhold their number, as text for SQL: '266696687' and the like, and ''.</summary>
    public static string WithheldDigits { get; } = string.Join(", ", _withheld.Select(Digits).Append("").Distinct().Select(digits => $"'{digits}'"));

    /// <summary>The caller hides the number: Twilio gives a word, or the word as typed on a telephone (+266696687 is "anonymous").</summary>
    public static bool IsWithheld(string? from)
    {
        var word = from.AsSpan().TrimStart('+');
        foreach (var known in _withheld)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>As read in its own country, such as (415) 555-0100; what is not a phone number (client:desk) stays as it is.</summary>
    public static string National(string? e164) => IsNorthAmerican(e164) ? WrittenNational(e164).ToString()
        : string.IsNullOrEmpty(e164) ? ""
        : _national.TryGetValue(e164, out var kept) ? kept
        : Keep(e164, IsWithheld(e164) ? Withheld : Known(e164) is { } number ? _util.Format(number, PhoneNumberFormat.NATIONAL) : e164);

    /// <inheritdoc cref="National"/>
    public static WrittenText<string?> WrittenNational(string? e164) => new(e164, WriteNational);

    /// <summary>With the country code, such as +1 415-555-0100: for sentences that outlive the reader's country.</summary>
    public static string International(string? e164) => IsWithheld(e164) ? Withheld
        : Known(e164) is { } number ? _util.Format(number, PhoneNumberFormat.INTERNATIONAL) : e164 ?? "";

    /// <summary>As a form field shows it: national where the field would read it back as the same number, else with + and the country code.</summary>
    public static string ForField(string? e164, string region) => Known(e164) is not { } number
        ? e164 ?? ""
        : _util.Format(number, number.CountryCode == _util.GetCountryCodeForRegion(region) ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);

    /// <summary>The country of an E.164 number in two letters, or null.</summary>
    public static string? Region(string? e164) =>
        Known(e164) is { } number ? _util.GetRegionCodeForNumber(number) ?? _util.GetRegionCodeForCountryCode(number.CountryCode) : null;

    /// <summary>Whether an E.164 number can be of a country: several share a calling code, and toll-free numbers do not tell theirs.</summary>
    public static bool IsIn(string e164, string region) =>
        Known(e164) is { } number && _util.GetCountryCodeForRegion(region) == number.CountryCode;

    /// <summary>An E.164 number that costs its caller nothing.</summary>
    public static bool IsTollFree(string? e164) => Known(e164) is { } number && _util.GetNumberType(number) == PhoneNumberType.TOLL_FREE;

    public static string Digits(string? text)
    {
        var digits = text is { Length: <= Longest } ? stackalloc char[Longest] : new char[text?.Length ?? 0];
        var count = 0;
        foreach (var letter in text.AsSpan())
        {
            if (char.IsAsciiDigit(letter))
            {
                digits[count++] = letter;
            }
        }
        return new(digits[..count]);
    }

    private static string OnKeys(string word) => string.Concat(word.Select(letter => "22233344455566677778889999"[letter - 'A']));

    private static bool TryRead(string typed, string region, out string e164, out string problem)
    {
        e164 = "";
        problem = $"{typed} is not a phone number that can be called. Enter one like {Example(region)}, or start with + and the country code.";
        try
        {
            var number = _util.Parse(typed, region);
            if (_util.IsPossibleNumberWithReason(number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
            {
                return false;
            }
            e164 = _util.Format(number, PhoneNumberFormat.E164);
            problem = "";
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static PhoneNumber? Known(string? e164)
    {
        if (e164 is not ['+', >= '1' and <= '9', ..] || e164.Length > 16 || !e164.AsSpan(1).ContainsOnlyDigits())
        {
            return null;
        }
        try
        {
            return _util.Parse(e164, null);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string Keep(string e164, string national)
    {
        if (_national.Count >= MostKept)
        {
            _national.Clear();
        }
        return _national[e164] = national;
    }

    // Most numbers of a list are North American, and those are all written alike.
    private static bool WriteNational(string? e164, Span<char> text, out int length) => IsNorthAmerican(e164)
        ? text.TryWrite($"({e164.AsSpan(2, 3)}) {e164.AsSpan(5, 3)}-{e164.AsSpan(8)}", out length)
        : text.TryWrite($"{National(e164)}", out length);

    private static bool IsNorthAmerican(string? e164) => e164 is ['+', '1', >= '2' and <= '9', .. { Length: 9 }] && e164.AsSpan(3).ContainsOnlyDigits();

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsPart(char c) => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0' or '\u2011';

    private static string Example(string region) => region == "GB" ? "020 7946 0001" : "(415) 555-0100";
}
