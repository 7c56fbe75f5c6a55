using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Recordings;

public sealed class IndexModel(Database database, LiveTopics live) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "call")]
    public string? CallSid { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public RecordingList List { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        var filter = new RecordingFilter { CallSid = string.IsNullOrEmpty(CallSid) ? null : CallSid, After = RecordingFilter.ParseAfter(After) };
        if ((filter.CallSid is not null && !Sid.IsValid(filter.CallSid, "CA")) || (!string.IsNullOrEmpty(After) && filter.After is null))
        {
            return NotFound();
        }
        LivePlace.Begin(this, database, live);
        var zone = HttpContext.SignedIn().Zone;
        List = database.Read(connection => RecordingList.Read(connection, filter, zone));
        return Request.Targets("more-recordings") ? Partial("_RecordingItems", List)
            : Request.Targets("recording-list") ? Partial("_RecordingList", List)
            : Page();
    }
}
