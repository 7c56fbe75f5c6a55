using Microsoft.AspNetCore.Mvc;

namespace RankRentPro.Web;

public static class LocalUrl
{
    /// <summary>The page of this server that a form was sent from, as path and query; null when the browser does not say, or it is another server's.</summary>
    public static string? Referrer(this HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : null;

    /// <summary>An address on this server that may go into a <c>Location</c> header, else <paramref name="otherwise"/>.</summary>
    /// <param name="url">Knows what counts as local.</param>
    /// <param name="wanted">What a query or a form asked for.</param>
    /// <param name="otherwise">Where to go when that is absent or leads elsewhere.</param>
    public static string LocalOr(this IUrlHelper url, string? wanted, string otherwise)
    {
        if (wanted is not { Length: > 0 and <= 2000 } || wanted[0] != '/' || !url.IsLocalUrl(wanted))
        {
            return otherwise;
        }
        // A header carries ASCII only; Uri escapes the rest, and resolves dots that would hide a second slash.
        return Uri.TryCreate(new Uri("http://localhost"), wanted, out var uri) && uri.Host == "localhost" && url.IsLocalUrl(uri.PathAndQuery)
            ? uri.PathAndQuery
            : otherwise;
    }
}
