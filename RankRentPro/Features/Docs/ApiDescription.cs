using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RankRentPro.Web;

namespace RankRentPro.Features.Docs;

/// <summary>The OpenAPI document and its guide, made once: but for the address of the server they are the same for everybody.</summary>
public sealed class ApiDescription(IServiceProvider services, OwnAddress own)
{
    private const string Anywhere = "https://server.invalid";

    private readonly Lazy<Task<Made>> _made = new(() => Make(services));

    public async Task<ApiGuide> Guide() => (await _made.Value).Guide;

    /// <summary>The document for who sent this request.</summary>
    public async Task<string> Json(HttpRequest request)
    {
        var made = await _made.Value;
        var server = own.Public?.AbsoluteUri.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
        return string.Concat(made.Before, JsonEncodedText.Encode(server).ToString(), made.After);
    }

    private static async Task<Made> Make(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDocument.Name).GetOpenApiDocumentAsync();
        document.Servers = [new() { Url = Anywhere }];
        var text = await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        var at = text.IndexOf(Anywhere, StringComparison.Ordinal);
        return new(text[..at], text[(at + Anywhere.Length)..], ApiGuide.Of(document));
    }

    private sealed record Made(string Before, string After, ApiGuide Guide);
}
