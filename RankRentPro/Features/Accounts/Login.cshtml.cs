using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

public sealed record LoginForm
{
    [Required(ErrorMessage = "Enter your email address."), Email]
    public string? Email { get; init; }

    [Required(ErrorMessage = "Enter your password.")]
    public string? Password { get; init; }
}

[AllowAnonymous]
public sealed class LoginModel(FirstUsers firstUsers, SignInDoor door, UnsentForms unsent) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public LoginForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A form was sent after the session had ended: it has to be filled in again.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unsaved { get; set; }

    /// <summary>It need not be filled in again after all: it was kept.</summary>
    public bool IsKept => unsent.Find(Request) is not null;

    public string Destination => Url.LocalOr(ReturnUrl, "/");

    public IActionResult OnGet()
    {
        if (HttpContext.Viewer() is not null)
        {
            return Redirect(Destination);
        }
        return firstUsers.OwnerExists ? Page() : Redirect("/setup");
    }

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        var judged = door.Open(Form.Email!.Trim(), Form.Password!, HttpContext.Connection.RemoteIpAddress);
        if (judged.Wait is { } wait)
        {
            return TooMany(wait);
        }
        if (judged.User is not { } user)
        {
            ModelState.AddModelError("", "The email or the password is not right. Check both and try again.");
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        await Session.Start(HttpContext, user);
        if (Unsaved && IsKept)
        {
            return this.GoTo($"/unsent?ReturnUrl={Uri.EscapeDataString(Destination)}");
        }
        if (Unsaved)
        {
            TempData[OutcomeResult.ToastErrorKey] = "You had been signed out, so what you sent last was not saved. Enter it again.";
        }
        return this.GoTo(Destination);
    }

    public IActionResult ShowFormAgain() => Page();

    private PageResult TooMany(TimeSpan wait)
    {
        Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        ModelState.AddModelError("", SignInThrottle.Message(wait));
        return Again(StatusCodes.Status429TooManyRequests);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
