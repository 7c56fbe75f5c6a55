using System.Net;
using System.Text.Json;

namespace RankRentPro.Tests.Support;

/// <summary>An answer of the API, its body read once.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonDocument.Parse(Bytes).RootElement);

    public JsonElement Json => _json.Value;

    public string Body => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>What a person would be told of a failure.</summary>
    public string Message => Text("message");

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonElement At(string field) => Json.TryGetProperty(field, out var value) ? value : throw new InvalidOperationException($"no {field} in {this}");

    public string Text(string field) => At(field).GetString()!;

    public bool Has(string field) => Json.TryGetProperty(field, out _);

    public IReadOnlyList<JsonElement> List(string? field = null) => [.. (field is null ? Json : At(field)).EnumerateArray()];

    /// <summary>The fields that were refused, in their order.</summary>
    public string Wrong => string.Join(' ', At("errors").EnumerateObject().Select(error => error.Name).Order());

    public static async Task<ApiAnswer> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    public override string ToString() => $"{(int)Status} {Body}";
}
