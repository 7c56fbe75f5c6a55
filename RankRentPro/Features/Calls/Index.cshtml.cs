using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class IndexModel(Database database, SyncGate gate, LiveTopics live, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public CallQueryText Query { get; set; } = new();

    public CallList List { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        var zone = HttpContext.SignedIn().Zone;
        var place = database.Read(connection => LivePlace.Now(connection, live));
        var filter = CallFilter.Read(Query, zone, ModelState);
        filter = filter with { NumberId = NumberId() };
        var rows = ModelState.IsValid
            ? CallRows.Of(database.Read(connection => CallListSql.Page(connection, filter, CallRows.PageSize)), Query, zone)
            : new CallRows([], null, WasCutShort: false, Query);
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        if (Request.Targets("more-calls"))
        {
            return Partial("_CallRows", rows);
        }
        List = new CallList
        {
            Place = place,
            Head = new("calls", SyncLine.Read(database, gate, clock.GetUtcNow(), zone)),
            Rows = rows,
            Query = Query,
            Count = ModelState.IsValid ? database.Read(connection => CallListSql.Count(connection, filter)) : null,
        };
        return Request.Targets("call-list") ? Partial("_FilteredList", List)
            : Request.Targets("tab") ? Partial("_CallTab", List)
            : Page();
    }

    private long? NumberId()
    {
        if (string.IsNullOrWhiteSpace(Query.Number))
        {
            return null;
        }
        var number = database.Read(connection => NumberChoice.Find(connection, Query.Number));
        if (number is null)
        {
            ModelState.AddModelError("number", "None of your numbers is this one. Choose one of the suggestions.");
        }
        return number?.Id;
    }
}
