using System.Text.Json;
using System.Text.Json.Serialization;

namespace RankRentPro.Twilio.Json;

/// <summary>Twilio writes the names in lower case, older answers in upper case.</summary>
internal sealed class CapabilitiesConverter : JsonConverter<TwilioCapabilities>
{
    public override TwilioCapabilities Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("Capabilities are not an object.");
        }
        var can = document.RootElement.EnumerateObject()
            .Where(property => property.Value.ValueKind == JsonValueKind.True)
            .Select(property => property.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new() { Voice = can.Contains("voice"), Sms = can.Contains("sms"), Mms = can.Contains("mms"), Fax = can.Contains("fax") };
    }

    public override void Write(Utf8JsonWriter writer, TwilioCapabilities value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>The keys of <c>subresource_uris</c> are the types that exist in a country.</summary>
internal sealed class NumberTypesConverter : JsonConverter<IReadOnlyList<TwilioNumberType>>
{
    public override IReadOnlyList<TwilioNumberType> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.ValueKind != JsonValueKind.Object ? [] :
        [
            .. document.RootElement.EnumerateObject().Select(property => property.Name switch
            {
                "local" => TwilioNumberType.Local,
                "toll_free" => TwilioNumberType.TollFree,
                "mobile" => TwilioNumberType.Mobile,
                _ => (TwilioNumberType?)null,
            }).OfType<TwilioNumberType>().Order(),
        ];
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TwilioNumberType> value, JsonSerializerOptions options) => throw new NotSupportedException();
}
