using System.Globalization;
using System.Text.Json;

namespace RankRentPro.Tests.Support;

/// <summary>Holds a value against a schema of an OpenAPI document. Stricter than JSON Schema: what the schema does not name is a problem too.</summary>
public sealed class SchemaCheck(JsonElement document)
{
    private static readonly Dictionary<JsonValueKind, string[]> _kinds = new()
    {
        [JsonValueKind.Object] = ["object"],
        [JsonValueKind.Array] = ["array"],
        [JsonValueKind.String] = ["string"],
        [JsonValueKind.True] = ["boolean"],
        [JsonValueKind.False] = ["boolean"],
        [JsonValueKind.Null] = ["null"],
    };

    /// <returns>Nothing when the value fits; else a sentence for each problem, with its place.</returns>
    public IEnumerable<string> Problems(JsonElement schema, JsonElement value, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Problems(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, at);
        }
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            var fitting = choices.EnumerateArray().Count(choice => !Problems(choice, value, at).Any());
            return fitting == 1 ? [] : [$"{at} fits {fitting} of the choices"];
        }
        return [.. OfType(schema, value, at), .. OfText(schema, value, at), .. OfObject(schema, value, at), .. OfItems(schema, value, at)];
    }

    private static IEnumerable<string> OfType(JsonElement schema, JsonElement value, string at)
    {
        var wanted = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().Select(type => type.GetString()!).ToArray() : [schema.GetProperty("type").GetString()!];
        var found = _kinds.GetValueOrDefault(value.ValueKind) ?? (value.TryGetInt64(out _) ? ["integer", "number"] : ["number"]);
        return wanted.Intersect(found).Any() ? [] : [$"{at} is {found[0]}, not {string.Join(" or ", wanted)}"];
    }

    private static IEnumerable<string> OfText(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("enum", out var allowed) && allowed.EnumerateArray().All(one => one.GetRawText() != value.GetRawText()))
        {
            yield return $"{at} is {value}, which is not one of {allowed}";
        }
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && !DateTimeOffset.TryParseExact(value.GetString(), "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"{at} is {value}, which is no instant";
        }
    }

    private List<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [];
        }
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value) : [];
        var others = schema.TryGetProperty("additionalProperties", out var more) ? more : (JsonElement?)null;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        return
        [
            .. required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing"),
            .. value.EnumerateObject().SelectMany(field => (known.TryGetValue(field.Name, out var own) ? own : others) is { } inner
                ? Problems(inner, field.Value, $"{at}.{field.Name}")
                : [$"{at}.{field.Name} is not in the document"]),
        ];
    }

    private IEnumerable<string> OfItems(JsonElement schema, JsonElement value, string at) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany((item, n) => Problems(schema.GetProperty("items"), item, $"{at}[{n}]"))
        : [];
}
