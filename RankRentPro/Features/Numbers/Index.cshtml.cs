using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Live;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class IndexModel(Database database, SyncGate gate, LiveTopics live, TimeProvider clock) : PageModel
{
    private const int LongestSearch = 100;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    public NumberList List { get; private set; } = null!;

    private string Searched => (Search?.Trim() ?? "") is { Length: > LongestSearch } search ? search[..LongestSearch] : Search?.Trim() ?? "";

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        var after = NumberFilter.ParseAfter(After);
        if (!string.IsNullOrEmpty(After) && after is null)
        {
            return NotFound();
        }
        var filter = new NumberFilter { Search = Searched, After = after };
        var zone = HttpContext.SignedIn().Zone;
        var place = LivePlace.Now(database, live);
        var cards = NumberList.ReadCards(database, filter, zone);
        if (Request.Targets("more-numbers"))
        {
            return Partial("_NumberCards", cards);
        }
        List = new NumberList
        {
            Place = place,
            Head = new("numbers", SyncLine.Read(database, gate, clock.GetUtcNow(), zone)),
            Cards = cards,
            Search = filter.Search,
            Count = Count(filter),
            After = after is null ? null : After,
        };
        return Shown();
    }

    private IActionResult Shown() => Request.Targets("number-list") ? Partial("_NumberList", List)
        : Request.Targets("tab") ? Partial("_NumberTab", List)
        : Page();

    private (long All, long Released) Count(NumberFilter filter) => filter.Search.Length == 0
        ? database.Known(nameof(NumberListSql.Count), connection => NumberListSql.Count(connection, filter))
        : database.Read(connection => NumberListSql.Count(connection, filter));
}
