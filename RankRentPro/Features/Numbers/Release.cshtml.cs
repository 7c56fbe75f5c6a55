using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class ReleaseModel(Database database, NumberKeeping keeping, TimeProvider clock) : PageModel, IShowsFormAgain
{
    private const int ShownDays = 90;

    /// <summary>The last four digits, typed.</summary>
    [BindProperty]
    public string? Digits { get; set; }

    public NumberRow Number { get; private set; } = null!;
    public long RecentCalls { get; private set; }

    public IActionResult OnGet(long id)
    {
        Response.VaryByHtmx();
        return Load(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!Load(id))
        {
            return NotFound();
        }
        if (Digits?.Trim() != Number.Digits[^4..])
        {
            ModelState.AddModelError(nameof(Digits), "These are not the last four digits of this number. Nothing was released.");
        }
        else if (await keeping.Release(Number) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Sentence);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        return Released(id);
    }

    public IActionResult ShowFormAgain() => Load(long.Parse((string)RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture)) ? Page() : NotFound();

    private IActionResult Released(long id)
    {
        Load(id);
        var card = new NumberCard(Number, HttpContext.SignedIn().Zone);
        return this.Done(new Outcome
        {
            Page = "/numbers",
            Toast = new($"{card.National} is released. Its call history stays."),
            Changes = [Change.CloseDialog, Change.Replace(card.ElementId, "/Features/Numbers/_NumberCards.cshtml", NumberCards.Only(card))],
        });
    }

    private bool Load(long id) => database.Read(connection =>
    {
        Number = NumbersSql.Find(connection, id)!;
        if (Number is null)
        {
            return false;
        }
        var today = AgencyDay.Of(clock.GetUtcNow(), SettingsSql.TimeZone(connection));
        RecentCalls = CallSumsSql.CallsSince(connection, id, AgencyDay.Text(today.AddDays(1 - ShownDays)));
        return true;
    });
}
