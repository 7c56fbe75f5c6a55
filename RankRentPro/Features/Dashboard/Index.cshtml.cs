using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Health;
using RankRentPro.Features.Live;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

public sealed class IndexModel(Database database, SyncGate gate, IEnumerable<ICheck> checks, LiveTopics live, TimeProvider clock) : PageModel
{
    public Overview Overview { get; private set; } = null!;

    /// <summary>Where the event stream goes on from this page.</summary>
    public LivePlace Place { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        Place = LivePlace.Now(database, live);
        var sync = SyncLine.Read(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        Overview = database.Read(connection => Overview.Read(connection, checks, sync));
        return Request.Targets("overview") ? Partial("_Overview", Overview) : Page();
    }
}
