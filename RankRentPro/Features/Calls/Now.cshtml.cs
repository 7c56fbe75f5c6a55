using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class NowModel(Database database, LiveTopics live) : PageModel
{
    public NowStrip Strip { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        LivePlace.Begin(this, database, live);
        Strip = NowStrip.Read(database, HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? Partial("_Now", Strip) : Page();
    }
}
