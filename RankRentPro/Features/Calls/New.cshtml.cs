using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Numbers;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

public sealed record NewCallForm
{
    public string? To { get; init; }

    /// <summary>Empty: the number last used, else the first that can call.</summary>
    public string? From { get; init; }

    /// <summary>Asked for while the profile has none.</summary>
    public string? Phone { get; init; }

    public bool Record { get; init; }

    /// <summary>One click: the same token never places a second call.</summary>
    public string? Token { get; init; }
}

public sealed class NewModel(Database database, CallPlacing placing) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public NewCallForm Form { get; set; } = new();

    public Viewer Viewer => HttpContext.SignedIn();

    /// <summary>The number that an empty From stands for; null when none can call.</summary>
    public string? DefaultFrom { get; private set; }

    public IActionResult OnGet(string? to, string? from)
    {
        Response.VaryByHtmx();
        Form = new() { To = PhoneText.International(Shown(to)), From = UsableFrom(Shown(from)), Token = Guid.NewGuid().ToString("n") };
        Load();
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        Load();
        var wanted = database.Read(connection => CallRequest.Read(connection, Form, Viewer, ModelState));
        if (wanted is null)
        {
            return Again();
        }
        var placed = await placing.Place(wanted, cancel);
        if (placed.Problem is { } problem)
        {
            ModelState.AddModelError("", problem);
            return Again();
        }
        Response.TriggerEvent(Htmx.News);
        return this.Done(new Outcome
        {
            Page = "/calls",
            Toast = new($"{(placed.IsRepeat ? "Already calling" : "Calling")} {PhoneText.National(wanted.To)}: your phone rings first."),
            Changes = [Change.CloseDialog],
        });
    }

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Load() => DefaultFrom = database.Read(CallRequest.DefaultFrom);

    // A link of long ago names a number that was released since, or one that cannot call: the field stays empty then.
    private string? UsableFrom(string? from) => from is not null && database.Read(connection => NumbersSql.ByPhone(connection, from)) is { } number
        ? number is { IsActive: true, Voice: true } ? PhoneText.National(from) : null
        : from;

    // A link may carry anything; what is no number is left for the form to judge.
    private static string? Shown(string? text) => text is { Length: <= 100 } ? text : null;
}
