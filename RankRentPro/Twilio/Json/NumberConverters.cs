using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RankRentPro.Twilio.Json;

/// <summary>A decimal text (or number) as positive millionths: Twilio writes costs negative, and recordings either way.</summary>
internal sealed class MicrosConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Micros.Read(ref reader) is { } micros ? Math.Abs(micros) : null;

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>A decimal text as millionths with its sign.</summary>
internal sealed class SignedMicrosConverter : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Micros.Read(ref reader) ?? throw new JsonException("An amount is missing.");

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>Whole seconds (or milliseconds) as text; "" and -1 say that there is none yet.</summary>
internal sealed class DurationConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetInt32() is >= 0 and var number ? number : null;
        }
        if (reader.GetString() is not { Length: > 0 } text)
        {
            return null;
        }
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? seconds >= 0 ? seconds : null
            : throw new JsonException("A duration is not a whole number.");
    }

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

internal static class Micros
{
    public static long? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (reader.TokenType == JsonTokenType.Number)
        {
            return From(reader.GetDecimal());
        }
        if (reader.GetString() is not { Length: > 0 } text)
        {
            return null;
        }
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, styles, CultureInfo.InvariantCulture, out var amount) ? From(amount) : throw new JsonException("An amount is not a number.");
    }

    private static long From(decimal amount) => amount is > -1_000_000_000_000m and < 1_000_000_000_000m
        ? decimal.ToInt64(decimal.Round(amount * 1_000_000m, MidpointRounding.AwayFromZero))
        : throw new JsonException("An amount is too large.");
}
