using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

/// <summary>What the cookie says, and what happens when it is asked.</summary>
internal sealed class Session(Database database, AccountsOptions options, FirstUsers firstUsers, UnsentForms unsent) : CookieAuthenticationEvents
{
    private const string StampClaim = "stamp";

    public static Task Start(HttpContext context, UserRow user) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        Principal(user.Id, user.Name, user.Role, user.SecurityStamp),
        new AuthenticationProperties { IsPersistent = true });

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal?.FindFirstValue(StampClaim);
        _ = long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id);
        var viewer = stamp is null ? null : database.Known((nameof(Session), id, stamp), connection => UserSql.Session(connection, id, stamp, options.DemoMode));
        if (viewer is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }
        context.HttpContext.Features.Set(viewer);
        context.ReplacePrincipal(Principal(viewer.Id, viewer.Name, viewer.Role, viewer.SecurityStamp));
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (IsLost(request))
        {
            await unsent.Keep(context.HttpContext);
        }
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.IsFromHtmx())
        {
            // htmx would follow a redirect and swap the sign-in page into the region.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = SignInAddress(LostForm(request) ?? request.CurrentPage() ?? "/", IsLost(request));
        }
        else
        {
            context.Response.Redirect(SignInAddress(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : LostForm(request) ?? "/", IsLost(request)));
        }
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Somebody pressed a button of a form, and nothing of it is done.
    private static bool IsLost(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path != "/logout";

    /// <summary>A form that is a page of its own, or a dialog of that page, stands at the address it is sent to.</summary>
    private static string? LostForm(HttpRequest request) =>
        IsLost(request) && (!request.IsFromHtmx() || request.Targets("dialog") || request.IsOnDialogPage()) ? request.Path.Value : null;

    private string SignInAddress(string returnUrl, bool lost) => !firstUsers.OwnerExists
        ? "/setup"
        : returnUrl == "/" && !lost ? "/login" : $"/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}{(lost ? "&Unsaved=true" : "")}";

    private static ClaimsPrincipal Principal(long id, string name, string role, string stamp) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, name),
            new(ClaimTypes.Role, role),
            new(StampClaim, stamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
