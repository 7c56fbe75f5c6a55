namespace RankRentPro.Features.Calls;

/// <summary>Short words on a call: small letters, digits and dashes, so that one word is written in one way.</summary>
public static class CallTags
{
    public const int Most = 10;
    public const int Longest = 30;
    public const string Rule = "A tag is a short word of letters, digits and dashes, of at most 30 characters.";

    /// <returns>Null for what no tag can be.</returns>
    public static string? Normal(string text)
    {
        var tag = string.Join('-', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('-');
        return tag.Length is >= 1 and <= Longest && tag.All(c => char.IsLetterOrDigit(c) || c == '-') ? tag : null;
    }

    /// <summary>Tags as they are typed, with commas between them.</summary>
    /// <returns>Each once, in the order of the alphabet; null with a sentence when one of them is none.</returns>
    public static IReadOnlyList<string>? Read(string? text, out string problem)
    {
        var tags = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Normal).ToList();
        var known = tags.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        problem = tags.Contains(null) ? Rule : known.Count > Most ? $"A call has at most {Most} tags; these are {known.Count}." : "";
        return problem.Length == 0 ? known : null;
    }

    public static string Text(IEnumerable<string> tags) => string.Join(", ", tags);
}
