using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RankRentPro.Simulator.Rest;

/// <summary>How Twilio writes: snake_case, nulls, numbers and money as strings, RFC 2822 dates.</summary>
internal static class TwilioJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Twilio writes + and & as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string? Date(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>The newer products write ISO 8601.</summary>
    public static string IsoDate(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>What something cost: negative, as Twilio books it.</summary>
    public static string? Price(long? micros) => micros is { } amount ? (-amount / 1_000_000m).ToString("0.00000", CultureInfo.InvariantCulture) : null;

    public static string Amount(long micros) => (micros / 1_000_000m).ToString("0.00###", CultureInfo.InvariantCulture);

    /// <summary>(415) 555-0100 in North America, E.164 elsewhere.</summary>
    public static string Formatted(string number) => number is ['+', '1', .. { Length: 10 } rest] ? $"({rest[..3]}) {rest[3..6]}-{rest[6..]}" : number;
}
