using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace RankRentPro.Web;

/// <summary>The protocol strings of htmx 4, all of them.</summary>
public static class Htmx
{
    /// <summary>The event that tells every list on the page to ask for itself again.</summary>
    public const string News = "news";

    /// <summary>A fragment is wanted. History restores and body swaps ask for the full page, whatever else they send.</summary>
    public static bool WantsFragment(this HttpRequest request) => request.Headers["HX-Request-Type"] == "partial";

    public static bool IsFromHtmx(this HttpRequest request) => request.Headers["HX-Request"] == "true";

    /// <summary>The request wants what goes into the element with this id (<c>HX-Target</c> is <c>tag#id</c>).</summary>
    public static bool Targets(this HttpRequest request, string id) =>
        request.WantsFragment() && request.Headers["HX-Target"].ToString().EndsWith($"#{id}", StringComparison.Ordinal);

    /// <summary>The page that the browser shows, as path and query on this server; null when htmx did not say, or named another one.</summary>
    public static string? CurrentPage(this HttpRequest request) =>
        Uri.TryCreate(request.Headers["HX-Current-URL"], UriKind.Absolute, out var url) && url.Authority == request.Host.Value ? url.PathAndQuery : null;

    /// <summary>One value of the query of <see cref="CurrentPage"/>; null when there is none.</summary>
    public static string? CurrentPageValue(this HttpRequest request, string name) =>
        QueryHelpers.ParseQuery(request.CurrentPage()?.Split('?').ElementAtOrDefault(1)).GetValueOrDefault(name);

    /// <summary>
    /// The layout of what is a dialog for htmx and a page for a browser. A form on such a page replaces the page's own panel,
    /// so that a script never opens a dialog above the same form.
    /// </summary>
    public static string DialogLayout(this HttpRequest request) =>
        request.WantsFragment() && !request.IsOnDialogPage() ? "_Dialog" : "_DialogPanel";

    /// <summary>The form that was sent stands on a page of its own and not in a dialog.</summary>
    public static bool IsOnDialogPage(this HttpRequest request) => request.Targets("dialog-page");

    /// <summary>A whole page and its fragments share one URL: caches must keep them apart.</summary>
    public static void VaryByHtmx(this HttpResponse response) => response.Headers.Append("Vary", "HX-Request, HX-Request-Type, HX-Target");

    /// <summary>Tells htmx to load another page as a whole; a browser without script gets a 303 instead.</summary>
    public static IActionResult GoTo(this PageModel page, string url)
    {
        if (!page.Request.IsFromHtmx())
        {
            page.Response.Headers.Location = url;
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }
        page.Response.Headers["HX-Redirect"] = url;
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }

    /// <summary>Fires a DOM event on the body after the answer was swapped in; the element that asked may be gone by then.</summary>
    public static void TriggerEvent(this HttpResponse response, string name) => response.Headers["HX-Trigger"] = $$$"""{"{{{name}}}":{"target":"body"}}""";
}
