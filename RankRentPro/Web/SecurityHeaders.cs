using Microsoft.Net.Http.Headers;

namespace RankRentPro.Web;

public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The headers that every answer carries, unless it has its own.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // An answer to an exception starts from nothing: what was set before it is lost.
        context.Response.OnStarting(() => Add(context.Response.Headers));
        return next(context);
    });

    private static Task Add(IHeaderDictionary headers)
    {
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
        return Task.CompletedTask;
    }
}
