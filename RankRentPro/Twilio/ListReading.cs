using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RankRentPro.Twilio;

/// <summary>Reads a page of one of Twilio's lists row by row, so that a row which cannot be read costs no other.</summary>
internal static class ListReading
{
    /// <returns>Null where the body is JSON, but not a page of this list.</returns>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="InvalidOperationException">The address of the next page is no text.</exception>
    public static ListBody<T>? Read<T>(ReadOnlySequence<byte> body, ListShape list, JsonTypeInfo<T> shape)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        var (rows, next) = ((ListRows<T>?)null, (string?)null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isList, isNext) = (reader.ValueTextEquals(list.Key), reader.ValueTextEquals("next_page_uri"));
            reader.Read();
            if (isList && reader.TokenType == JsonTokenType.StartArray)
            {
                rows = Rows(ref reader, list, shape);
            }
            else if (isNext && reader.TokenType == JsonTokenType.String)
            {
                next = reader.GetString() is { Length: > 0 } uri ? uri : null;
            }
            else
            {
                reader.Skip();
            }
        }
        // What stands behind the page would make it somebody else's.
        reader.Read();
        return rows is null ? null : new(rows.Items, rows.Broken, next);
    }

    private static ListRows<T> Rows<T>(ref Utf8JsonReader reader, ListShape list, JsonTypeInfo<T> shape)
    {
        var rows = new ListRows<T>([], []);
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

    private sealed record ListRows<T>(List<T> Items, List<BrokenRow> Broken);
}

/// <summary>What a page says.</summary>
/// <param name="Items">The rows that have the shape.</param>
/// <param name="Broken">The rows that have not.</param>
/// <param name="Next">Where the next page is, as Twilio writes it; null behind the last.</param>
internal sealed record ListBody<T>(IReadOnlyList<T> Items, IReadOnlyList<BrokenRow> Broken, string? Next);
