using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RankRentPro.Twilio;

/// <summary>Reads bodies: single resources, and lists page by page.</summary>
internal static class TwilioPaging
{
    public static async Task<TwilioAnswer<T>> Ask<T>(this TwilioWire wire, TwilioRequest request, JsonTypeInfo<T> shape, CancellationToken cancel) =>
        await wire.Read(request, (body, _) => body.Deserialize(shape), cancel);

    /// <summary>Null when it is gone.</summary>
    public static async Task<TwilioRefusal?> Delete(this TwilioWire wire, string what, string path, CancellationToken cancel)
    {
        if ((await wire.Send(new(HttpMethod.Delete, what, path), cancel)).TryGet(out var response, out var refusal))
        {
            response.Dispose();
        }
        return refusal;
    }

    public static async Task<TwilioAnswer<TwilioPage<T>>> AskPage<T>(this TwilioWire wire, TwilioRequest request, ListShape list, JsonTypeInfo<T> shape, CancellationToken cancel) =>
        (await wire.Read(request, (body, response) => PageOf(body, response, list, shape), cancel)).Select(read => read.Page);

    public static async IAsyncEnumerable<TwilioAnswer<TwilioPage<T>>> AskPages<T>(
        this TwilioWire wire, TwilioRequest request, ListShape list, JsonTypeInfo<T> shape, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (string? path = request.Path; path is not null;)
        {
            var page = request with { Path = path };
            var answer = await wire.Read(page, (body, response) => PageOf(body, response, list, shape), cancel);
            yield return answer.Select(read => read.Page);
            if (!answer.TryGet(out var read, out _) || read.Next is null)
            {
                yield break;
            }
            path = PathBehindBase(read.Next, wire.Base(request.Product));
            if (path is null || path == page.Path)
            {
                yield return new(wire.Log(page, NotANextPage(page)));
                yield break;
            }
        }
    }

    private static async Task<TwilioAnswer<T>> Read<T>(this TwilioWire wire, TwilioRequest request, Func<JsonElement, HttpResponseMessage, T?> shape, CancellationToken cancel)
    {
        if (!(await wire.Send(request, cancel)).TryGet(out var response, out var refusal))
        {
            return new(refusal);
        }
        using (response)
        {
            try
            {
                // The exchange has buffered the body: reading it does not wait for the network any more.
                using var body = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(cancel));
                if (response.IsSuccessStatusCode && shape(body.RootElement, response) is { } value)
                {
                    return new(value);
                }
            }
            catch (JsonException)
            {
            }
            return new(wire.Log(request, TwilioRefusals.Unreadable(request, response)));
        }
    }

    private static ReadPage<T>? PageOf<T>(JsonElement body, HttpResponseMessage response, ListShape list, JsonTypeInfo<T> shape)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(list.Key, out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            return null;
        }
        List<T> items = new(rows.GetArrayLength());
        List<BrokenRow> broken = [];
        foreach (var row in rows.EnumerateArray())
        {
            try
            {
                items.Add(row.Deserialize(shape) ?? throw new JsonException("The row is null."));
            }
            catch (JsonException problem)
            {
                broken.Add(new(Text(row, list.Identity), problem.Message));
            }
        }
        var page = new TwilioPage<T> { Items = items, BrokenRows = broken, AnsweredAt = response.Headers.Date };
        return new(page, Text(body, "next_page_uri"));
    }

    // Twilio writes its own paths: they belong behind the base address, which may have a path, and never lead to another host.
    private static string? PathBehindBase(string next, Uri home) => next switch
    {
        ['/', not '/', ..] => next[1..],
        _ when next.StartsWith(home.AbsoluteUri, StringComparison.Ordinal) => next[home.AbsoluteUri.Length..],
        _ => null,
    };

    private static TwilioRefusal NotANextPage(TwilioRequest request) => new()
    {
        What = request.What,
        Kind = TwilioRefusalKind.Unavailable,
        Meaning = "The next page that Twilio names leads to another host, or back to the same page.",
        NextStep = "Check TWILIO_BASE_URL and any proxy between this app and Twilio.",
    };

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private sealed record ReadPage<T>(TwilioPage<T> Page, string? Next);
}
