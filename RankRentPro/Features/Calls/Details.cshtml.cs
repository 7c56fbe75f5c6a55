using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class DetailsModel(Database database, CallSync sync, RefusedDials refused, CallWatch watch) : PageModel
{
    public CallDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string sid, CancellationToken cancel)
    {
        Response.VaryByHtmx();
        var zone = HttpContext.SignedIn().Zone;
        if (!Sid.IsValid(sid, "CA") || database.Read(connection => CallDetails.Read(connection, sid, zone)) is not { } details)
        {
            return NotFound();
        }
        if (details.IsLive && watch.MayAsk(sid))
        {
            await Ask(details, cancel);
            details = database.Read(connection => CallDetails.Read(connection, sid, zone))!;
        }
        Details = details;
        return Request.Targets(details.Line.ElementId) ? Partial("_CallRows", CallRows.Only(details.Line))
            : Request.Targets("call-details") ? Partial("_CallDetails", details)
            : Page();
    }

    private async Task Ask(CallDetails details, CancellationToken cancel)
    {
        var sid = details.Line.Row.Sid;
        if (!details.Line.Row.IsOver)
        {
            await sync.Refresh(sid, cancel);
        }
        await refused.Explain(sid, cancel);
    }
}
