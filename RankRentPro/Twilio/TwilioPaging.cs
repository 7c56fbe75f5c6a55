using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RankRentPro.Twilio;

/// <summary>Reads bodies: single resources, and lists page by page.</summary>
internal static class TwilioPaging
{
    public static async Task<TwilioAnswer<T>> Ask<T>(this TwilioWire wire, TwilioRequest request, JsonTypeInfo<T> shape, CancellationToken cancel) =>
        await wire.Read(request, (body, _) => One(body, shape), cancel);

    /// <summary>Null when it is gone.</summary>
    public static async Task<TwilioRefusal?> Delete(this TwilioWire wire, string what, string path, CancellationToken cancel)
    {
        var request = new TwilioRequest(HttpMethod.Delete, what, path);
        if (!(await wire.Send(request, cancel)).TryGet(out var response, out var refusal))
        {
            return refusal;
        }
        using (response)
        {
            // Not found is the answer to a second attempt. Anything else comes from somebody in between: nothing was deleted.
            return response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound ? null : wire.Log(request, TwilioRefusals.Unreadable(request, response));
        }
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

    private static async Task<TwilioAnswer<T>> Read<T>(this TwilioWire wire, TwilioRequest request, Func<ReadOnlySequence<byte>, HttpResponseMessage, T?> shape, CancellationToken cancel)
    {
        if (!(await wire.Send(request, cancel)).TryGet(out var response, out var refusal))
        {
            return new(refusal);
        }
        using (response)
        {
            try
            {
                if (response is { IsSuccessStatusCode: true, Content: BufferedBody body } && shape(body.Bytes, response) is { } value)
                {
                    return new(value);
                }
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
            {
            }
            return new(wire.Log(request, TwilioRefusals.Unreadable(request, response)));
        }
    }

    private static T? One<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> shape)
    {
        var reader = new Utf8JsonReader(body);
        var read = JsonSerializer.Deserialize(ref reader, shape);
        reader.Read();
        return read;
    }

    private static ReadPage<T>? PageOf<T>(ReadOnlySequence<byte> body, HttpResponseMessage response, ListShape list, JsonTypeInfo<T> shape) =>
        ListReading.Read(body, list, shape) is { Items: { } items } read
            ? new(new() { Items = items, BrokenRows = read.Broken, AnsweredAt = response.Headers.Date }, read.Next)
            : null;

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

    private sealed record ReadPage<T>(TwilioPage<T> Page, string? Next);
}
