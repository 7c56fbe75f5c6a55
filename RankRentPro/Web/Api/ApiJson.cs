using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RankRentPro.Web.Api;

/// <summary>How the API reads and writes JSON.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Set(new(JsonSerializerDefaults.Web) { Converters = { new EmptyIsAbsent() } });

    /// <summary>What is absent is not there, a number is not written as a text, and what is no HTML is not escaped for it.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }

    /// <summary>An empty text means that a value is absent, where a truth is expected too.</summary>
    private sealed class EmptyIsAbsent : JsonConverter<bool?>
    {
        public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            JsonTokenType.String when string.IsNullOrWhiteSpace(reader.GetString()) => null,
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
        {
            if (value is { } known)
            {
                writer.WriteBooleanValue(known);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
