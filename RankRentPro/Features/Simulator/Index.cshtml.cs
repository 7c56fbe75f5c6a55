using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Web;

namespace RankRentPro.Features.Simulator;

/// <summary>The switches as a form posts them; a checkbox that is off posts nothing.</summary>
public sealed record SwitchForm
{
    public bool Trial { get; init; }
    public bool NoCredit { get; init; }
    public bool Suspended { get; init; }
    public Throttling Throttling { get; init; }
    public bool Unavailable { get; init; }
    public bool Silent { get; init; }
    public bool MediaDelayed { get; init; }
}

[Authorize(AccountsRegistration.OwnerPolicy)]
public sealed class IndexModel(SimulatorSwitches switches, SimulatorOptions options, OwnAddress own) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public SwitchForm Form { get; set; } = new();

    public string AuthToken => options.AuthToken;
    public string TestAuthToken => options.TestAuthToken();
    public string BaseUrl => own.Local.AbsoluteUri.TrimEnd('/') + SimulatorOptions.Path;
    public string Balance => MoneyText.Of(switches.BalanceMicros, "USD");

    public void OnGet()
    {
        var now = switches.Positions;
        Form = new()
        {
            Trial = now.Trial,
            NoCredit = now.NoCredit,
            Suspended = now.Suspended,
            Throttling = now.Throttling,
            Unavailable = now.Unavailable,
            Silent = now.Silent,
            MediaDelayed = now.MediaDelayed,
        };
    }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        switches.Turn(now => now with
        {
            Trial = Form.Trial,
            NoCredit = Form.NoCredit,
            Suspended = Form.Suspended,
            Throttling = Form.Throttling,
            Unavailable = Form.Unavailable,
            Silent = Form.Silent,
            MediaDelayed = Form.MediaDelayed,
        });
        return this.Done(new Outcome { Page = "/simulator", Toast = new("The simulated account behaves as you set it.") });
    }

    public IActionResult OnPostStartOver([FromServices] DemoRestart restart, [FromServices] IBackgroundJobClient jobs)
    {
        if (!restart.Run())
        {
            return this.Done(new Outcome { Page = "/simulator", Toast = new("A refresh is under way. Try again in a moment.", IsError: true) });
        }
        jobs.Enqueue<SyncJob>(job => job.RunNow(CancellationToken.None));
        return this.Done(new Outcome { Page = "/numbers", Toast = new("The demo started over: the numbers and calls of its first day are read again.") });
    }

    public IActionResult ShowFormAgain() => Page();
}

/// <summary>Everything of the demo goes, but the users and the settings.</summary>
public sealed class DemoRestart(Database database, SimulatorDatabase simulator, RecordingFiles files, SyncGate gate)
{
    /// <returns>False while a sync runs: it would write into what is being emptied.</returns>
    public bool Run()
    {
        using var entered = gate.TryEnter();
        if (entered is null)
        {
            return false;
        }
        simulator.StartOver();
        database.Clear("users", "settings");
        files.DeleteAll();
        return true;
    }
}
