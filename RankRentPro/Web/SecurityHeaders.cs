using Microsoft.Net.Http.Headers;

namespace RankRentPro.Web;

public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // The policy is the page's; a picture may be opened by itself.
    private static readonly string[] _code = ["text/css", "text/javascript"];
    private static readonly string[] _parts = [.. _code, "image/"];

    /// <summary>The headers that every answer carries, unless it has its own; some of them are about pages alone.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // An answer to an exception starts from nothing: what was set before it is lost.
        context.Response.OnStarting(() => Add(context.Response));
        return next(context);
    });

    private static Task Add(HttpResponse response)
    {
        var headers = response.Headers;
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        if (!Is(_code, response.ContentType))
        {
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        }
        if (!Is(_parts, response.ContentType))
        {
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        }
        return Task.CompletedTask;
    }

    // What a page is made of neither leads anywhere nor asks for a camera; a cold load has only so many bytes.
    private static bool Is(string[] types, string? type) => type is not null && types.Any(one => type.StartsWith(one, StringComparison.Ordinal));
}
