using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RankRentPro.Twilio;

/// <summary>Reads a page of one of Twilio's lists row by row, so that a row which cannot be read costs no other.</summary>
internal static class ListReading
{
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The address of the next page is no text.</exception>
    public static ListBody<T> Read<T>(ReadOnlySequence<byte> body, ListShape list, JsonTypeInfo<T> shape)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var page = new ListBody<T>(null, [], null);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return page;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            page = Property(ref reader, page, list, shape);
        }
        // What stands behind the page would make it somebody else's.
        reader.Read();
        return page;
    }

    private static ListBody<T> Property<T>(ref Utf8JsonReader reader, ListBody<T> page, ListShape list, JsonTypeInfo<T> shape)
    {
        var (isList, isNext) = (reader.ValueTextEquals(list.Key), reader.ValueTextEquals("next_page_uri"));
        reader.Read();
        if (isList && reader.TokenType == JsonTokenType.StartArray)
        {
            var (items, broken) = Rows(ref reader, list, shape);
            return page with { Items = items, Broken = broken };
        }
        if (isNext && reader.TokenType == JsonTokenType.String)
        {
            return page with { Next = reader.GetString() is { Length: > 0 } uri ? uri : null };
        }
        reader.Skip();
        return page;
    }

    private static (List<T> Items, List<BrokenRow> Broken) Rows<T>(ref Utf8JsonReader reader, ListShape list, JsonTypeInfo<T> shape)
    {
        var rows = (Items: new List<T>(), Broken: new List<BrokenRow>());
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = reader;
            try
            {
                rows.Items.Add(JsonSerializer.Deserialize(ref reader, shape) ?? throw new JsonException("The row is null."));
            }
            catch (JsonException problem)
            {
                reader = start;
                rows.Broken.Add(new(Identity(ref reader, list), problem.Message));
            }
        }
        return rows;
    }

    private static string? Identity(ref Utf8JsonReader reader, ListShape list)
    {
        using var row = JsonDocument.ParseValue(ref reader);
        try
        {
            return row.RootElement.ValueKind == JsonValueKind.Object && row.RootElement.TryGetProperty(list.Identity, out var value)
                && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Its bytes are no text.
            return null;
        }
    }
}

/// <summary>What a page says.</summary>
/// <param name="Items">The rows that have the shape; null where the body is JSON, but not a page of this list.</param>
/// <param name="Broken">The rows that have not.</param>
/// <param name="Next">Where the next page is, as Twilio writes it; null behind the last.</param>
internal sealed record ListBody<T>(IReadOnlyList<T>? Items, IReadOnlyList<BrokenRow> Broken, string? Next);
