using System.Data.Common;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Settings;

[Authorize(Policy = AccountsRegistration.OwnerPolicy)]
public sealed class IndexModel(Database database, DataDisk disk, IBackgroundJobClient jobs, TimeProvider clock) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public SettingsForm Form { get; set; } = new();

    /// <summary>What is stored, as the form would show it.</summary>
    public SettingsForm Stored { get; private set; } = new();

    /// <summary>Somebody changed the settings since the form was opened: what is stored is shown beside what was typed.</summary>
    public bool IsStale { get; private set; }

    public Counting Counting { get; private set; } = null!;

    public DiskUse DiskUse { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        Load();
        Form = Stored;
        return Request.Targets(Counting.ElementId) ? Partial("_Counting", Counting) : Page();
    }

    public IActionResult OnPost()
    {
        var wanted = Form.Read(ModelState);
        if (ModelState.IsValid && database.Write(connection => Save(connection, wanted)))
        {
            jobs.Enqueue<RecountJob>(job => job.Run(CancellationToken.None));
            TempData[OutcomeResult.ToastKey] = "Settings saved.";
            return this.GoTo("/settings");
        }
        IsStale = ModelState.IsValid;
        if (IsStale)
        {
            ModelState.AddModelError("", "Somebody changed the settings since you opened them. Compare, then save again to keep what you typed.");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowFormAgain();
    }

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    private void Load()
    {
        var (settings, counting) = database.Read(connection => (SettingsSql.Read(connection), Counting.Read(connection)));
        Counting = counting;
        DiskUse = database.Read(connection => DiskUse.Read(connection, disk, clock.GetUtcNow()));
        Stored = SettingsForm.Of(settings with { TimeZone = counting.Wanted });
    }

    private bool Save(DbConnection connection, AgencySettings wanted)
    {
        if (!SettingsSql.Save(connection, wanted))
        {
            return false;
        }
        Counting.Choose(connection, wanted.TimeZone, clock.GetUtcNow());
        return true;
    }
}
