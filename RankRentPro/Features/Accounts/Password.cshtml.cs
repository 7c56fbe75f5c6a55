using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

public sealed record PasswordForm
{
    [Required(ErrorMessage = "Enter your current password.")]
    public string? CurrentPassword { get; init; }

    [NewPassword]
    public string? NewPassword { get; init; }
}

public sealed class PasswordModel(Database database, Passwords passwords, SignInThrottle throttle, TimeProvider time) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public PasswordForm Form { get; set; } = new();

    public IActionResult OnGet() => HttpContext.SignedIn().IsDemo ? Redirect("/profile") : Page();

    public async Task<IActionResult> OnPost()
    {
        var viewer = HttpContext.SignedIn();
        if (viewer.IsDemo)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (!ModelState.IsValid)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        if (throttle.Enter(viewer.Email, HttpContext.Connection.RemoteIpAddress, isSignedIn: true) is { } wait)
        {
            ModelState.AddModelError("", SignInThrottle.Message(wait));
            return Again(StatusCodes.Status429TooManyRequests);
        }
        var user = database.Read(connection => UserSql.Get(connection, viewer.Id));
        if (!passwords.Match(user, Form.CurrentPassword!))
        {
            ModelState.AddModelError(nameof(Form.CurrentPassword), "This is not your current password.");
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        throttle.Succeeded(viewer.Email, HttpContext.Connection.RemoteIpAddress, isSignedIn: true);
        return await Change(user!, viewer.SecurityStamp);
    }

    public IActionResult ShowFormAgain() => Page();

    private async Task<IActionResult> Change(UserRow user, string oldStamp)
    {
        var changed = user with { PasswordHash = passwords.Hash(Form.NewPassword!), SecurityStamp = Passwords.NewStamp(), UpdatedAt = time.GetUtcNow() };
        if (!database.Write(connection => UserSql.ChangePassword(connection, changed, oldStamp)))
        {
            // Changed in another session a moment ago, which ended this one.
            return this.GoTo("/login");
        }
        await Session.Start(HttpContext, changed);
        TempData[OutcomeResult.ToastKey] = "Password changed. Your other sessions are signed out.";
        return this.GoTo("/profile");
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
