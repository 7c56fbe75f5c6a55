using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RankRentPro.Twilio.Json;

/// <summary>RFC 2822 (<c>Tue, 31 Aug 2010 20:36:28 +0000</c>) of 2010-04-01, ISO 8601 of the newer products. Always UTC.</summary>
internal sealed class TwilioDateConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly string[] Formats = ["ddd, d MMM yyyy HH:mm:ss zzz", "r", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.GetString() is not { Length: > 0 } text)
        {
            return null;
        }
        const DateTimeStyles styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, styles, out var date)
            ? date
            : throw new JsonException("A date is neither RFC 2822 nor ISO 8601.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
}
