using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class SpamModel(Database database, LiveTopics live, TimeProvider clock) : PageModel, IShowsFormAgain
{
    public CallLine Call { get; private set; } = null!;

    public IActionResult OnGet(string sid)
    {
        Response.VaryByHtmx();
        return Load(sid) ? Page() : NotFound();
    }

    /// <summary>Says what the call is from now on, so that the same click twice changes nothing.</summary>
    public IActionResult OnPost(string sid, [FromForm] bool? spam)
    {
        if (spam is null)
        {
            ModelState.AddModelError("", "This form is not complete. Please send it again.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return ShowFormAgain();
        }
        if (!database.Write(connection => SpamMark.Set(connection, sid, spam.Value, clock.GetUtcNow())))
        {
            return NotFound();
        }
        // Which call of its caller another one is changes with it.
        live.TellCalls(database.Read(connection => CallsSql.OfSameCaller(connection, sid)));
        var outcome = database.Read(connection => MarkedCall.Of(connection, sid, HttpContext.SignedIn().Zone, inDetails: true, Request));
        return this.Done(outcome with { Toast = new(spam.Value ? "Marked as spam." : "Marked as not spam.") });
    }

    public IActionResult ShowFormAgain() => Load(RouteData.Values["sid"] as string ?? "") ? Page() : NotFound();

    private bool Load(string sid)
    {
        Call = database.Read(connection => CallDetails.Read(connection, sid, HttpContext.SignedIn().Zone))?.Line!;
        return Call is not null;
    }
}
