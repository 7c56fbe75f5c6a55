using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace RankRentPro.Web;

/// <summary>
/// The hidden field that ends a guarded form. A token is good for its cookie and its user as long as both stand, so it is sealed once for them
/// and not for every page.
/// </summary>
public sealed class FormTokens(IAntiforgery antiforgery, IOptions<AntiforgeryOptions> options)
{
    /// <summary>Cookies of more browsers than that get new tokens now and then.</summary>
    internal const int Most = 500;

    private readonly ConcurrentDictionary<(string Cookie, string? User), HtmlString> _known = new();

    public IHtmlContent Input(HttpContext context)
    {
        var name = options.Value.Cookie.Name!;
        if (context.Request.Cookies[name] is not { } cookie)
        {
            return antiforgery.GetHtml(context);
        }
        var key = (cookie, context.User.FindFirstValue(ClaimTypes.NameIdentifier));
        if (_known.TryGetValue(key, out var known))
        {
            // As the framework says of a page with a token.
            context.Response.Headers.CacheControl = "no-cache, no-store";
            context.Response.Headers.Pragma = "no-cache";
            return known;
        }
        var input = antiforgery.GetHtml(context).Kept();
        // A cookie that could not be read is replaced, and the token is for the new one.
        if (!context.Response.Headers.SetCookie.Any(set => set?.StartsWith($"{name}=", StringComparison.Ordinal) == true))
        {
            Keep(key, input);
        }
        return input;
    }

    private void Keep((string, string?) key, HtmlString input)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }
        _known[key] = input;
    }
}
