using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

/// <summary>Offers a form again that came after its session had ended.</summary>
public sealed class UnsentModel(UnsentForms unsent) : PageModel, IShowsFormAgain
{
    // Of the query alone: what was kept may have a field of this name.
    [FromQuery]
    public string? ReturnUrl { get; set; }

    public UnsentForm Form { get; private set; } = null!;

    public string? Id => UnsentForms.Id(Request);

    public string Destination => Url.LocalOr(ReturnUrl, "/");

    public IActionResult OnGet()
    {
        if (unsent.Find(Request) is not { } form)
        {
            return Redirect(Destination);
        }
        Form = form;
        return Page();
    }

    /// <summary>Leaves it: <see cref="SentAgain"/> has forgotten it.</summary>
    public IActionResult OnPost() => this.GoTo(Destination);

    public IActionResult ShowFormAgain() => OnGet();
}
