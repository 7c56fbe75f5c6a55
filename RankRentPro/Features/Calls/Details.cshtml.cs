using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class DetailsModel(Database database, CallSync sync, RefusedDials refused, CallWatch watch, LiveTopics live) : PageModel
{
    // Of the machine's own time: so long a page waits for Twilio's word, then it shows what is stored.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public CallDetails Details { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string sid, CancellationToken cancel)
    {
        Response.VaryByHtmx();
        LivePlace.Begin(this, database, live);
        var zone = HttpContext.SignedIn().Zone;
        if (!Sid.IsValid(sid, "CA") || database.Read(connection => CallDetails.Read(connection, sid, zone)) is not { } details)
        {
            return Elsewhere(sid);
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

    // A leg that stood for itself until Twilio told of its parent: its row leaves the list, and all else leads to the call that it is part of.
    private IActionResult Elsewhere(string sid) =>
        database.Read(connection => LegsSql.CallOf(connection, sid)) is not { } call ? NotFound()
        : Request.Targets($"call-{sid}") ? Content("", "text/html")
        : LocalRedirect($"/calls/{call}");

    private async Task Ask(CallDetails details, CancellationToken cancel)
    {
        var row = details.Line.Row;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            if (row.IsOver || await sync.Refresh(row.Sid, patience.Token) is null)
            {
                await refused.Explain(row.Sid, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Twilio is silent. The next look asks again.
        }
    }
}
