using Microsoft.AspNetCore.Mvc;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;

namespace RankRentPro.Features.Shared;

/// <summary>The strip above the tabs that says who is on the phone.</summary>
public sealed class Now(Database database) : ViewComponent
{
    public IViewComponentResult Invoke() => View(NowStrip.Read(database, HttpContext.SignedIn().Zone));
}
