using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

public sealed class LogoutModel : PageModel, IShowsFormAgain
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return this.GoTo("/login");
    }

    public IActionResult ShowFormAgain() => Page();
}
