using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Settings;
using RankRentPro.Web;

namespace RankRentPro.Features.Accounts;

public sealed class ProfileModel(Database database, TimeProvider time) : PageModel, IShowsFormAgain
{
    [BindProperty(Name = "")]
    public ProfileForm Form { get; set; } = new();

    public UserRow Stored { get; private set; } = null!;

    /// <summary>Somebody changed the profile since the form was opened: what is stored is shown beside what was typed.</summary>
    public bool Stale { get; private set; }

    public string Region { get; private set; } = "US";

    public string StoredPhone => PhoneText.ForField(Stored.Phone, Region);

    public void OnGet()
    {
        Load();
        Form = new() { Name = Stored.Name, TimeZone = Stored.TimeZone, Phone = StoredPhone, ListKeys = Stored.ListKeys, Version = Stored.Version };
    }

    public IActionResult OnPost()
    {
        Load();
        if (HttpContext.SignedIn().IsDemo)
        {
            return Again(StatusCodes.Status403Forbidden);
        }
        var phone = Phone();
        if (!ModelState.IsValid)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }
        var changed = Stored with { Name = Form.Name!.Trim(), TimeZone = Form.TimeZone!, Phone = phone, ListKeys = Form.ListKeys, Version = Form.Version, UpdatedAt = time.GetUtcNow() };
        if (database.Write(connection => UserSql.UpdateProfile(connection, changed)))
        {
            TempData[OutcomeResult.ToastKey] = "Profile saved.";
            return this.GoTo("/profile");
        }
        ModelState.AddModelError("", "Your profile was changed elsewhere since you opened it. Compare, then save again to keep what you typed.");
        Load();
        Stale = true;
        return Again(StatusCodes.Status422UnprocessableEntity);
    }

    public IActionResult ShowFormAgain()
    {
        Load();
        return Page();
    }

    private void Load() => (Stored, Region) = database.Read(connection =>
        (UserSql.Get(connection, HttpContext.SignedIn().Id)!, TimeZones.Region(SettingsSql.TimeZone(connection).Id)));

    private string? Phone()
    {
        if (string.IsNullOrWhiteSpace(Form.Phone))
        {
            return null;
        }
        if (!PhoneText.TryParse(Form.Phone, Region, out var e164, out var problem))
        {
            ModelState.AddModelError(nameof(Form.Phone), problem);
        }
        else if (database.Read(connection => NumbersSql.ByPhone(connection, e164)) is { IsActive: true })
        {
            // Twilio would ask this app about the call it was told to dial, again and again.
            ModelState.AddModelError(nameof(Form.Phone), "This is one of your own Twilio numbers. Enter a phone that somebody answers.");
        }
        return e164;
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
