using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

/// <summary>The dialog with one number's latest calls.</summary>
public sealed class CallsModel(Database database) : PageModel
{
    private const int Shown = 20;

    public NumberRow Number { get; private set; } = null!;
    public CallRows Rows { get; private set; } = null!;
    public string AllLink => $"/calls?number={Uri.EscapeDataString(Number.PhoneNumber)}";
    public bool HasMore { get; private set; }

    public IActionResult OnGet(long id)
    {
        Response.VaryByHtmx();
        if (database.Read(connection => NumbersSql.Find(connection, id)) is not { } number)
        {
            return NotFound();
        }
        Number = number;
        var stretch = database.Read(connection => CallListSql.Page(connection, new CallFilter { NumberId = id }, Shown));
        HasMore = stretch.Next is not null;
        Rows = CallRows.Of(stretch with { Next = null }, new(), HttpContext.SignedIn().Zone);
        return Page();
    }
}
