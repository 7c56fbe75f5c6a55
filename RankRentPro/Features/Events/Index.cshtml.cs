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
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<EventTargetRow> Targets { get; private set; } = [];

    /// <summary>How many deliveries were given up, by their address.</summary>
    public IReadOnlyDictionary<long, long> GivenUp { get; private set; } = new Dictionary<long, long>();

    public EventLog Log { get; private set; } = null!;
    public TimeZoneInfo Zone => HttpContext.SignedIn().Zone;

    public IActionResult OnGet()
    {
        Response.VaryByHtmx();
        Load();
        return Request.Targets("event-log") ? Partial("_EventLog", Log) : Page();
    }

    public IActionResult OnPost()
    {
        Load();
        var address = Address?.Trim() ?? "";
        if (EventAddress.Problem(address, Targets, options) is { } problem)
        {
            ModelState.AddModelError(nameof(Address), problem);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        database.Write(connection => EventsSql.Add(connection, new() { Url = new Uri(address).AbsoluteUri, Secret = EventSignature.NewSecret(), CreatedAt = clock.GetUtcNow() }));
        return Told("The address is told from now on.", isDone: true);
    }

    public IActionResult OnPostRemove(long id) =>
        Told(database.Write(connection => EventsSql.Remove(connection, id, clock.GetUtcNow())), "The address is told nothing more.", "This address was removed before.");

    public IActionResult OnPostTest(long id)
    {
        var now = clock.GetUtcNow();
        var told = new OutgoingEvent("test", Guid.NewGuid().ToString("n"), now, new { Message = "A test of RankRent Pro." });
        return Told(database.Write(connection => EventsSql.SendTo(connection, id, told, now)), "A test is on its way: the log below says what became of it.", "This address was removed before.");
    }

    public IActionResult OnPostAgain(long id) =>
        Told(database.Write(connection => EventsSql.Again(connection, id, clock.GetUtcNow())), "It is on its way again.", "Its address was removed.");

    public IActionResult OnPostAllAgain(long id)
    {
        var sent = database.Write(connection => EventsSql.AllAgain(connection, id, clock.GetUtcNow()));
        return Told(sent > 0, sent == 1 ? "1 event is on its way again." : $"{sent:N0} events are on their way again, the oldest first.", "Nothing that was given up can be sent there.");
    }

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    private IActionResult Told(bool isDone, string done, string failed) => Told(isDone ? done : failed, isDone);

    private IActionResult Told(string words, bool isDone)
    {
        TempData[isDone ? OutcomeResult.ToastKey : OutcomeResult.ToastErrorKey] = words;
        return this.GoTo(EventLog.Address(Show, Before));
    }

    private void Load()
    {
        // The secrets are on the page.
        Response.Headers.CacheControl = "no-store";
        (Targets, GivenUp, Log) = database.Read(connection => (EventsSql.Targets(connection), EventsSql.GivenUp(connection), EventLog.Read(connection, new(Show, Before), Zone)));
    }
}
