using Microsoft.AspNetCore.Html;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Shared;

/// <summary>All that the sidebar shows, so that it is rendered once for pages that show the same.</summary>
/// <param name="Place">The page that it stands beside.</param>
/// <param name="Account">The Twilio account.</param>
/// <param name="User">Who is signed in, and as what; null where nobody is.</param>
/// <param name="Token">Ends the form of the sign-out.</param>
public sealed record NavLine(NavSection Place, AccountLine Account, (string Name, string Role)? User, IHtmlContent? Token)
{
    public static NavLine Read(HttpContext context)
    {
        var services = context.RequestServices;
        var viewer = context.Viewer();
        return new(
            NavSection.Of(context.Request.Path, viewer?.IsOwner == true),
            AccountLine.Read(services.GetRequiredService<Database>(), services.GetRequiredService<TimeProvider>()),
            viewer is null ? null : (viewer.Name, viewer.IsDemo ? "demo" : viewer.Role),
            viewer is null ? null : services.GetRequiredService<FormTokens>().Input(context));
    }
}
