using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Sync;

public sealed class IndexModel(Database database, SyncGate gate, IBackgroundJobClient jobs, TimeProvider clock) : PageModel, IShowsFormAgain
{
    public SyncLine Line { get; private set; } = null!;
    public string ReturnTo => "/numbers";

    /// <param name="quiet">The lists have been told of the run already.</param>
    public IActionResult OnGet(bool quiet)
    {
        Response.VaryByHtmx();
        Line = SyncLine.Read(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        if (!Request.WantsFragment())
        {
            return Page();
        }
        if (!Line.IsRunning && !quiet)
        {
            Response.TriggerEvent(Htmx.News);
        }
        return Partial("_SyncLine", Line);
    }

    public IActionResult OnPost()
    {
        gate.Ask();
        jobs.Enqueue<SyncJob>(job => job.RunNow(CancellationToken.None));
        if (!Request.WantsFragment())
        {
            TempData[OutcomeResult.ToastKey] = "Refreshing from Twilio. Reload the page in a moment.";
            return this.GoTo(ReturnTo);
        }
        return Partial("_SyncLine", SyncLine.Read(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone));
    }

    public IActionResult ShowFormAgain()
    {
        Line = SyncLine.Read(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? Partial("_Changes", Refused()) : Page();
    }

    private Outcome Refused() => new()
    {
        Page = ReturnTo,
        Toast = new(ModelState[""]!.Errors[0].ErrorMessage, IsError: true),
        Changes = [Change.Replace("sync-line", "/Features/Sync/_SyncLine.cshtml", Line)],
    };
}
