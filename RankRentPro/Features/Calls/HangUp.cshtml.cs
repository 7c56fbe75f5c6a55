using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed class HangUpModel(Database database, TwilioClient twilio, CallSync sync) : PageModel, IShowsFormAgain
{
    public RunningCall? Call { get; private set; }

    public IActionResult OnGet(string sid) => Find(sid) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string sid, CancellationToken cancel)
    {
        if (!Find(sid) || !Call!.CanHangUp)
        {
            return NotFound();
        }
        if (Call.Line.Row.IsOver)
        {
            return Told(new($"The call to {Call.Customer} is over already."));
        }
        var answer = await twilio.UpdateCall(sid, new Twilio.CallChange { Status = "completed" }, cancel);
        await sync.Refresh(sid, cancel);
        return Told(answer.TryGet(out _, out var refusal) ? new($"Hung up the call to {Call.Customer}.") : new(refusal.Sentence, IsError: true));
    }

    public IActionResult ShowFormAgain() => Find(HttpContext.GetRouteValue("sid") as string ?? "") ? Page() : NotFound();

    private IActionResult Told(Toast toast) => this.Done(new Outcome { Page = "/calls", Toast = toast });

    private bool Find(string sid)
    {
        var row = Sid.IsValid(sid, "CA") ? database.Read(connection => CallsSql.Find(connection, sid)) : null;
        Call = row is null ? null : new RunningCall(new CallLine(row, CallMarks.None, HttpContext.SignedIn().Zone));
        return Call is not null;
    }
}
