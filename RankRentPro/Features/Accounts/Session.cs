using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

/// <summary>What the cookie says, and what happens when it is asked.</summary>
internal sealed class Session(Database database, AccountsOptions options, FirstUsers firstUsers) : CookieAuthenticationEvents
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
        var viewer = stamp is null ? null : database.Read(connection => UserSql.Session(connection, id, stamp, options.DemoMode));
        if (viewer is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }
        context.HttpContext.Features.Set(viewer);
        context.ReplacePrincipal(Principal(viewer.Id, viewer.Name, viewer.Role, viewer.SecurityStamp));
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (request.IsFromHtmx())
        {
            // htmx would follow a redirect and swap the sign-in page into the region.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers["HX-Redirect"] = SignInAddress(request.CurrentPage() ?? "/");
        }
        else
        {
            context.Response.Redirect(SignInAddress(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/"));
        }
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private string SignInAddress(string returnUrl) => !firstUsers.OwnerExists
        ? "/setup"
        : returnUrl == "/" ? "/login" : $"/login?ReturnUrl={Uri.EscapeDataString(returnUrl)}";

    private static ClaimsPrincipal Principal(long id, string name, string role, string stamp) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, name),
            new(ClaimTypes.Role, role),
            new(StampClaim, stamp),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
