using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

public sealed class DeleteModel(Database database, RecordingRemoval removal) : PageModel, IShowsFormAgain
{
    [BindProperty(SupportsGet = true, Name = "call")]
    public string? CallSid { get; set; }

    [BindProperty(SupportsGet = true, Name = "details")]
    public bool InDetails { get; set; }

    public RecordingLine Recording { get; private set; } = null!;
    public RecordingPlace Place => Sid.IsValid(CallSid, "CA") ? new(CallSid, InDetails) : RecordingPlace.Everything;

    public IActionResult OnGet(string sid)
    {
        Response.VaryByHtmx();
        return Load(sid) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(string sid)
    {
        if (!Load(sid))
        {
            return NotFound();
        }
        if (await removal.Delete(Recording.Row) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Sentence);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Response.TriggerEvent(Htmx.News);
        return this.Done(new Outcome { Page = Place.Link, Toast = new("The recording is deleted."), Changes = Changes() });
    }

    // The list, or the call, stands on the page below, or in the dialog that asked.
    private IReadOnlyList<Change> Changes() =>
        Place.InDetails && MarkedCall.IsPage(Request, Place.CallSid!) ? database.Read(connection => MarkedCall.OnPage(CallDetails.Read(connection, Place.CallSid!, HttpContext.SignedIn().Zone)!))
        : !Place.InDetails && Request.CurrentPage()?.StartsWith("/recordings", StringComparison.Ordinal) == true ? [Change.CloseDialog, OnPage()]
        : [Shown()];

    // What was read on to stays there: only the row leaves, unless it was the last one of the list.
    private Change OnPage()
    {
        var list = List(new() { CallSid = Place.CallSid, After = RecordingFilter.ParseAfter(Request.CurrentPageValue("after")) });
        return list.Lines.Count == 0
            ? Change.Replace("recording-list", "/Features/Recordings/_RecordingList.cshtml", list)
            : Change.Delete(Recording.ElementId);
    }

    // What the dialog showed before it asked.
    private Change Shown()
    {
        var zone = HttpContext.SignedIn().Zone;
        return Place.InDetails && database.Read(connection => CallDetails.Read(connection, Place.CallSid!, zone)) is { } details
            ? new("#dialogs", "innerHTML", "/Features/Calls/_DetailsDialog.cshtml", details)
            : new("#dialogs", "innerHTML", "/Features/Recordings/_RecordingsDialog.cshtml", List(new() { CallSid = Place.CallSid }));
    }

    private RecordingList List(RecordingFilter filter) => database.Read(connection => RecordingList.Read(connection, filter, HttpContext.SignedIn().Zone));

    public IActionResult ShowFormAgain() => Load(RouteData.Values["sid"] as string ?? "") ? Page() : NotFound();

    private bool Load(string sid)
    {
        if (!Sid.IsValid(sid, "RE") || database.Read(connection => RecordingsSql.Find(connection, sid)) is not { } row)
        {
            return false;
        }
        var call = database.Read(connection => CallsSql.OfLegs(connection, [row.LegSid])).GetValueOrDefault(row.LegSid);
        Recording = new(row, call, HttpContext.SignedIn().Zone) { Place = Place };
        return true;
    }
}
