using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class NowModel(Database database) : PageModel
{
    public NowStrip Strip { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        Strip = NowStrip.Read(database, HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? Partial("_Now", Strip) : Page();
    }
}
