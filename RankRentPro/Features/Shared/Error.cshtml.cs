using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Features.Accounts;
using RankRentPro.Web.Errors;

namespace RankRentPro.Features.Shared;

/// <summary>Has no handlers: it is rendered for whatever method failed.</summary>
[AllowAnonymous]
public sealed class ErrorModel : PageModel
{
    public Failure Failure => HttpContext.Failure();

    public bool SignedIn => HttpContext.Viewer() is not null;
}
