using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web;

namespace RankRentPro.Features.Tokens;

public sealed record NewKeyForm
{
    public string? Name { get; init; }
    public string? Scope { get; init; } = ApiKeyRow.Read;
}

/// <summary>The keys of the signed-in user's scripts.</summary>
public sealed class IndexModel(Database database, TimeProvider clock) : PageModel, IShowsFormAgain
{
    private const int LongestName = 60;
    private const int MostKeys = 50;

    [BindProperty(Name = "")]
    public NewKeyForm Form { get; set; } = new();

    public IReadOnlyList<ApiKeyRow> Keys { get; private set; } = [];

    /// <summary>The key that was just made: nobody sees it again.</summary>
    public string? Fresh { get; private set; }

    public Viewer Viewer => HttpContext.SignedIn();

    public void OnGet() => Load();

    public IActionResult OnPost()
    {
        Load();
        Check();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        Fresh = ApiKeys.New();
        database.Write(connection => ApiKeysSql.Add(connection, new() { UserId = Viewer.Id, Name = Form.Name!.Trim(), Hash = ApiSessions.Hash(Fresh), Ends = Fresh[^4..], Scope = Form.Scope!, CreatedAt = clock.GetUtcNow() }));
        // A copy of the page would be a copy of the key.
        Response.Headers.CacheControl = "no-store";
        Form = new();
        Load();
        return Page();
    }

    public IActionResult OnPostRevoke(long id)
    {
        var revoked = database.Write(connection => ApiKeysSql.Revoke(connection, Viewer.Id, id, clock.GetUtcNow()));
        TempData[revoked ? OutcomeResult.ToastKey : OutcomeResult.ToastErrorKey] = revoked ? "The key is revoked." : "This key was revoked before.";
        return this.GoTo("/api-keys");
    }

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    private void Check()
    {
        var name = Form.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            ModelState.AddModelError(nameof(Form.Name), $"Enter a name of 1 to {LongestName} characters, such as what uses the key.");
        }
        if (Form.Scope is not (ApiKeyRow.Read or ApiKeyRow.Write))
        {
            ModelState.AddModelError(nameof(Form.Scope), "Choose what the key may do.");
        }
        if (Keys.Count >= MostKeys)
        {
            ModelState.AddModelError("", $"You have {MostKeys} keys. Revoke one that is not used any more.");
        }
    }

    private void Load() => Keys = database.Read(connection => ApiKeysSql.OfUser(connection, Viewer.Id));
}
