using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Twilio;

/// <summary>
/// The header <c>X-Twilio-Signature</c>: base64 of HMAC-SHA1 over the address as configured at Twilio, without its fragment,
/// followed by the sorted form fields. Source: Twilio, "Security" (Validating requests).
/// </summary>
public static class TwilioSignature
{
    public const string HeaderName = "X-Twilio-Signature";

    /// <param name="token">The account's auth token.</param>
    /// <param name="url">Absolute address: scheme, host and port as configured, raw path and query.</param>
    /// <param name="form">Decoded fields of a form post; a name may be repeated. Empty for GET.</param>
    public static string Compute(string token, string url, IEnumerable<KeyValuePair<string, string>> form)
    {
        var message = new StringBuilder(WithoutFragment(url));
        // A repeated name counts once per different value, both sorted ordinally, as Twilio's own libraries do.
        foreach (var (name, value) in form.Distinct().OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal))
        {
            message.Append(name).Append(value);
        }
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(message.ToString())));
    }

    /// <summary>True when one of the tokens signed the request, with or without the scheme's default port in the address.</summary>
    public static bool IsValid(IEnumerable<string> tokens, string url, IReadOnlyCollection<KeyValuePair<string, string>> form, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
        {
            return false;
        }
        var given = Encoding.UTF8.GetBytes(signature);
        return tokens.Any(token => Spellings(url).Any(spelling =>
            CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Compute(token, spelling, form)))));
    }

    /// <summary>The lower-case SHA-256 that a JSON webhook carries as <c>bodySHA256</c> in its query.</summary>
    public static string BodyHash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    // Twilio signs with or without the default port, whichever its back end happens to write.
    private static IEnumerable<string> Spellings(string url)
    {
        yield return url;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? url[start..] : url[start..end];
        var rest = end < 0 ? "" : url[end..];
        var port = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        if (authority.EndsWith(port, StringComparison.Ordinal))
        {
            yield return url[..start] + authority[..^port.Length] + rest;
        }
        else if (authority.LastIndexOf(':') <= authority.LastIndexOf('@') || authority.EndsWith(']'))
        {
            yield return url[..start] + authority + port + rest;
        }
    }

    private static string WithoutFragment(string url) => url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? url[..at] : url;
}
