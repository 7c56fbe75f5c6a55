using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class IndexModel(Database database, SyncGate gate, LiveTopics live, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CallQueryText Query { get; set; } = new();

    public CallList List { get; private set; } = null!;
    private Viewer Viewer => HttpContext.SignedIn();

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        var place = LivePlace.Now(database, live);
        var filter = database.Read(connection => CallFilter.Read(connection, Query, Viewer.Zone, ModelState));
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        if (Request.Targets("more-calls"))
        {
            return Partial("_CallRows", database.Read(connection => More(connection, filter)));
        }
        var (count, rows) = database.Read(connection => Read(connection, filter));
        List = new CallList
        {
            Place = place,
            Head = new("calls", SyncLine.Read(database, gate, clock.GetUtcNow(), Viewer.Zone)),
            Rows = rows,
            Query = Query,
            TakesKeys = Viewer.ListKeys,
            Count = count,
        };
        return Request.Targets("call-list") ? Partial("_FilteredList", List)
            : Request.Targets("tab") ? Partial("_CallTab", List)
            : Page();
    }

    private CallRows More(DbConnection connection, CallFilter filter) => ModelState.IsValid
        ? CallRows.Of(CallListSql.Page(connection, filter, CallRows.PageSize), Query, Viewer.Zone)
        : new([], null, WasCutShort: false, Query);

    private (CallCount? Count, CallRows Rows) Read(DbConnection connection, CallFilter filter)
    {
        if (!ModelState.IsValid)
        {
            return (null, new([], null, WasCutShort: false, Query));
        }
        var (count, stretch) = CallListSql.Read(connection, filter, CallRows.PageSize, Viewer.Zone);
        return (count, CallRows.Of(stretch, Query, Viewer.Zone));
    }
}
