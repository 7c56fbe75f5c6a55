using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Live;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class EditModel(Database database, NumberKeeping keeping, LiveTopics live, TimeProvider clock) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public EditNumberForm Form { get; set; } = new();

    public NumberRow Number { get; private set; } = null!;

    public long CallsWithoutSite { get; private set; }

    /// <summary>Somebody changed the number since the form was opened: what is stored is shown beside what was typed.</summary>
    public bool IsStale { get; private set; }

    public IActionResult OnGet(long id)
    {
        Response.VaryByHtmx();
        if (!Load(id))
        {
            return NotFound();
        }
        Form = new() { FriendlyName = Number.FriendlyName, Site = Number.Site, EarlierCalls = Number.Site.Length == 0, SetAside = Number.Inactive, Version = Number.Version };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancel)
    {
        if (!Load(id))
        {
            return NotFound();
        }
        Form.Check(ModelState);
        IsStale = ModelState.IsValid && Form.Version != Number.Version;
        // The site is known here alone; the name is Twilio's too.
        if (ModelState.IsValid && !IsStale && await keeping.Rename(Number, Form.FriendlyName!.Trim(), cancel) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Sentence);
        }
        var edit = Form.Edit(Number);
        if (ModelState.IsValid && !IsStale && database.Write(connection => EarlierCalls.Edit(connection, edit, clock.GetUtcNow())))
        {
            return Saved(id);
        }
        return Again(id);
    }

    public IActionResult ShowFormAgain() => Load(long.Parse((string)RouteData.Values["id"]!, System.Globalization.CultureInfo.InvariantCulture)) ? Page() : NotFound();

    private IActionResult Saved(long id)
    {
        live.Tell(LiveTopics.Numbers);
        Load(id);
        var card = new NumberCard(Number, HttpContext.SignedIn().Zone);
        return this.Done(new Outcome
        {
            Page = "/numbers",
            Toast = new($"{card.National} is saved."),
            Changes = [Change.CloseDialog, Change.Replace(card.ElementId, "/Features/Numbers/_NumberCards.cshtml", NumberCards.Only(card))],
        });
    }

    private PageResult Again(long id)
    {
        if (ModelState.IsValid)
        {
            Load(id);
            IsStale = true;
            ModelState.AddModelError("", Number.IsActive
                ? "Somebody changed this number since you opened the form. Compare, then save again to keep what you typed."
                : "This number was released since you opened the form. Save again to change its name and site here all the same.");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private bool Load(long id)
    {
        (Number, CallsWithoutSite) = database.Read(connection => (NumbersSql.Find(connection, id)!, EarlierCalls.Count(connection, id)));
        return Number is not null;
    }
}
