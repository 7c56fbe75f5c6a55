using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Web;

namespace RankRentPro.Features.Simulator;

[Authorize(AccountsRegistration.OwnerPolicy)]
public sealed class IndexModel(SimulatorSwitches switches, SimulatorOptions options, OwnAddress own) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public SwitchForm Form { get; set; } = new();

    public string AuthToken => options.AuthToken;
    public string TestAuthToken => options.TestAuthToken();
    public string BaseUrl => own.Local.AbsoluteUri.TrimEnd('/') + SimulatorOptions.Path;
    public string Balance => MoneyText.Cents(switches.BalanceMicros, "USD");

    public void OnGet() => Form = SwitchForm.Of(switches.Positions);

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        switches.Turn(Form.Over);
        return this.Done(new Outcome { Page = "/simulator", Toast = new("The simulated account behaves as you set it.") });
    }

    public IActionResult OnPostStartOver([FromServices] DemoRestart restart, [FromServices] IBackgroundJobClient jobs)
    {
        if (!restart.Run())
        {
            return this.Done(new Outcome { Page = "/simulator", Toast = new("A refresh is under way. Try again in a moment.", IsError: true) });
        }
        jobs.ContinueJobWith<HistoryJob>(jobs.Enqueue<SyncJob>(job => job.RunNow(CancellationToken.None)), job => job.Run(CancellationToken.None));
        return this.Done(new Outcome { Page = "/numbers", Toast = new("The demo started over: the numbers and calls of its first day are read again.") });
    }

    public IActionResult ShowFormAgain() => Page();
}
