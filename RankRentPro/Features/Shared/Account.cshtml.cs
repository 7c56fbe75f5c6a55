using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Shared;

/// <summary>The state of the account, asked for by the sidebar after a refresh or a purchase.</summary>
public sealed class AccountModel(Database database, LiveTopics live, TimeProvider clock) : PageModel
{
    public AccountLine Line { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        LivePlace.Begin(this, database, live);
        Line = AccountLine.Read(database, clock);
        return Request.WantsFragment() ? Partial("_AccountState", Line) : Page();
    }
}
