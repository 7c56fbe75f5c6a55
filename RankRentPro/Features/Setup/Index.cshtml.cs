using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Setup;

public sealed record SetupForm
{
    [Required(ErrorMessage = "Enter your name."), OneLine(100)]
    public string? Name { get; init; }

    [Required(ErrorMessage = "Enter your email address."), Email]
    public string? Email { get; init; }

    [NewPassword]
    public string? Password { get; init; }

    [TimeZoneId]
    public string? TimeZone { get; init; }
}

[AllowAnonymous]
public sealed class IndexModel(FirstUsers firstUsers, UnsentForms unsent, TimeProvider time) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public SetupForm Form { get; set; } = new();

    public bool OffersDemo => firstUsers.DemoIsOffered;

    public bool FirstShown => HttpMethods.IsGet(Request.Method);

    public IActionResult OnGet()
    {
        if (firstUsers.OwnerExists)
        {
            return Redirect("/login");
        }
        Form = new() { TimeZone = TimeZones.Suggested(time) };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (firstUsers.OwnerExists)
        {
            return this.GoTo("/login");
        }
        if (!ModelState.IsValid)
        {
            return Again();
        }
        if (firstUsers.CreateOwner(Form.Email!.Trim(), Form.Name!.Trim(), Form.Password!, Form.TimeZone!) is { } owner)
        {
            await Session.Start(HttpContext, owner);
            return this.GoTo("/");
        }
        if (firstUsers.OwnerExists)
        {
            return this.GoTo("/login");
        }
        ModelState.AddModelError(nameof(Form.Email), "This address is taken by the demo. Enter your own.");
        return Again();
    }

    public async Task<IActionResult> OnPostDemo()
    {
        if (firstUsers.Demo() is not { } demo)
        {
            return this.GoTo("/login");
        }
        await Session.Start(HttpContext, demo);
        return this.GoTo(unsent.Find(Request) is null ? "/" : "/unsent");
    }

    public IActionResult ShowFormAgain() => firstUsers.OwnerExists ? this.GoTo("/login") : Page();

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
