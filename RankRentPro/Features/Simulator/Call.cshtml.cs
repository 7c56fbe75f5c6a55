using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Simulator.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Simulator;

[Authorize(AccountsRegistration.OwnerPolicy)]
public sealed class CallModel(Database database, SimulatorEngine engine, SimulatedInbound inbound) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public InboundForm Form { get; set; } = new();

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (database.Read(connection => Form.Read(connection, ModelState)) is not { } call)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        try
        {
            if (HttpContext.SignedIn().Phone is { } phone)
            {
                engine.Script(phone, Form.Phone);
            }
            inbound.Call(call.From, call.To, Form.Caller);
        }
        catch (ArgumentException)
        {
            ModelState.AddModelError(nameof(Form.To), "The simulated account does not have this number any more. Refresh My Numbers.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return this.Done(new Outcome { Page = "/calls", Toast = new($"{PhoneText.National(call.From)} calls {PhoneText.National(call.To)}: watch it here.") });
    }

    public IActionResult ShowFormAgain() => Page();
}
