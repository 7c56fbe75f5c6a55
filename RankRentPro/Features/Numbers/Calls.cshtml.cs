using System.Data.Common;
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
    public string AllLink { get; private set; } = "";
    public bool HasMore { get; private set; }

    public IActionResult OnGet(long id)
    {
        Response.VaryByHtmx();
        if (database.Read(connection => NumbersSql.Find(connection, id)) is not { } number)
        {
            return NotFound();
        }
        Number = number;
        (Rows, HasMore, AllLink) = database.Read(Load);
        return Page();
    }

    private (CallRows, bool, string) Load(DbConnection connection)
    {
        var stretch = CallListSql.Page(connection, new CallFilter { NumberId = Number.Id }, Shown);
        var rows = CallRows.Of(stretch with { Next = null }, new(), HttpContext.SignedIn().Zone);
        return (rows, stretch.Next is not null, $"/calls?number={Uri.EscapeDataString(NumberChoice.TextOf(connection, Number))}");
    }
}
