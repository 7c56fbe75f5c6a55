using Hangfire;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Sync;

public sealed class IndexModel(Database database, SyncGate gate, IBackgroundJobClient jobs, LiveTopics live, TimeProvider clock) : PageModel, IShowsFormAgain
{
    public SyncLine Line { get; private set; } = null!;
    public SyncCare Care { get; private set; } = null!;
    public string ReturnTo => "/numbers";

    /// <summary>The part of the import that the request is about, if any.</summary>
    private (string Id, string Partial)? ImportPart =>
        Request.Targets("import-line") ? ("import-line", "_ImportLine")
        : Request.Targets("import-panel") ? ("import-panel", "_ImportPanel")
        : null;

    /// <param name="quiet">The lists have been told of the run already.</param>
    public IActionResult OnGet(bool quiet)
    {
        Response.VaryByHtmx();
        LivePlace.Begin(this, database, live);
        Line = SyncLine.ReadWhole(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? ImportFragment() ?? SyncFragment(quiet) : Whole();
    }

    public IActionResult OnPost()
    {
        gate.Ask();
        jobs.Enqueue<SyncJob>(job => job.RunNow(CancellationToken.None));
        return Answer("Refreshing from Twilio. Reload the page in a moment.", Url.LocalOr(Request.Referrer(), ReturnTo), () => SyncFragment(quiet: false));
    }

    public IActionResult OnPostPause()
    {
        database.Write(connection => HistoryImportSql.SetPaused(connection, paused: true));
        return Answer("The import of older calls is paused.", "/sync", () => ImportFragment()!);
    }

    public IActionResult OnPostContinue()
    {
        database.Write(connection => HistoryImportSql.SetPaused(connection, paused: false));
        jobs.Enqueue<HistoryJob>(job => job.Run(CancellationToken.None));
        return Answer("The import of older calls goes on.", "/sync", () => ImportFragment()!);
    }

    private IActionResult Answer(string toast, string page, Func<IActionResult> fragment)
    {
        Line = SyncLine.ReadWhole(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? fragment() : this.Done(new Outcome { Page = page, Toast = new(toast) });
    }

    private PartialViewResult SyncFragment(bool quiet)
    {
        if (!Line.IsRunning && !quiet)
        {
            Response.TriggerEvent(Htmx.News);
        }
        return Partial("_SyncLine", Line);
    }

    private PartialViewResult? ImportFragment()
    {
        if (ImportPart is not null && Line.Import is { IsFinished: true })
        {
            Response.TriggerEvent(Htmx.News);
        }
        return ImportPart is var (_, part) ? Partial(part, Line.Import) : null;
    }

    public IActionResult ShowFormAgain()
    {
        LivePlace.Begin(this, database, live);
        Line = SyncLine.ReadWhole(database, gate, clock.GetUtcNow(), HttpContext.SignedIn().Zone);
        return Request.WantsFragment() ? Partial("_Changes", Refused()) : Whole();
    }

    private PageResult Whole()
    {
        Care = database.Read(SyncCare.Read);
        return Page();
    }

    private Outcome Refused() => new()
    {
        Page = ReturnTo,
        Toast = new(ModelState[""]!.Errors[0].ErrorMessage, IsError: true),
        Changes = [ImportPart is var (id, part) && Line.Import is { } import
            ? Change.Replace(id, $"/Features/Sync/{part}.cshtml", import)
            : Change.Replace("sync-line", "/Features/Sync/_SyncLine.cshtml", Line)],
    };
}
