using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Events;

/// <summary>Addresses that are told what happens, and what they were told.</summary>
[Authorize(Policy = AccountsRegistration.OwnerPolicy)]
public sealed class IndexModel(Database database, EventOptions options, TimeProvider clock) : PageModel, IShowsFormAgain
{
    private const int LongestUrl = 2_000;
    private const int MostTargets = 20;
    private const int LogShown = 50;

    [BindProperty]
    public string? Address { get; set; }

    public IReadOnlyList<EventTargetRow> Targets { get; private set; } = [];
    public IReadOnlyList<EventDeliveryRow> Log { get; private set; } = [];
    public TimeZoneInfo Zone => HttpContext.SignedIn().Zone;

    public void OnGet() => Load();

    public IActionResult OnPost()
    {
        Load();
        var address = Address?.Trim() ?? "";
        if (Problem(address) is { } problem)
        {
            ModelState.AddModelError(nameof(Address), problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        database.Write(connection => EventsSql.Add(connection, new() { Url = new Uri(address).AbsoluteUri, Secret = EventSignature.NewSecret(), CreatedAt = clock.GetUtcNow() }));
        return Done("The address is told from now on.");
    }

    public IActionResult OnPostRemove(long id) =>
        database.Write(connection => EventsSql.Remove(connection, id, clock.GetUtcNow())) ? Done("The address is told nothing more.") : Failed("This address was removed before.");

    public IActionResult OnPostTest(long id)
    {
        var now = clock.GetUtcNow();
        var told = new OutgoingEvent("test", Guid.NewGuid().ToString("n"), now, new { Message = "A test of RankRent Pro." });
        return database.Write(connection => EventsSql.SendTo(connection, id, told, now)) ? Done("A test is on its way: the log below says what became of it.") : Failed("This address was removed before.");
    }

    public IActionResult OnPostAgain(long id) =>
        database.Write(connection => EventsSql.Again(connection, id, clock.GetUtcNow())) ? Done("It is on its way again.") : Failed("Its address was removed.");

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    // Where a name leads is judged when it is connected to; what is a private number already is said at once.
    private string? Problem(string address) =>
        address.Length > LongestUrl || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 ? "Enter an address like https://app.example.com/hooks."
        : !options.AllowPrivate && (uri.IsLoopback || (System.Net.IPAddress.TryParse(uri.DnsSafeHost, out var number) && PrivateNetworks.Contain(number))) ? EventConnection.Refused + " Set RANKRENT_ALLOW_PRIVATE_EVENTS to true to allow that."
        : Targets.Count >= MostTargets ? $"There are {MostTargets} addresses. Remove one first."
        : Targets.Any(target => target.Url == uri.AbsoluteUri) ? "This address is told already."
        : null;

    private IActionResult Done(string words)
    {
        TempData[OutcomeResult.ToastKey] = words;
        return this.GoTo("/events");
    }

    private IActionResult Failed(string words)
    {
        TempData[OutcomeResult.ToastErrorKey] = words;
        return this.GoTo("/events");
    }

    private void Load()
    {
        // The secrets are on the page.
        Response.Headers.CacheControl = "no-store";
        (Targets, Log) = database.Read(connection => (EventsSql.Targets(connection), EventsSql.Log(connection, LogShown)));
    }
}
