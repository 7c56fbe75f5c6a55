using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Routing;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class ConfirmModel(Database database, NumberPurchasing purchasing, NumberPrices prices, WebhookAddresses webhooks) : PageModel, IShowsFormAgain
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConfirmForm Form { get; set; } = new();

    public NumberPriceRow? Price { get; private set; }
    public bool AsksForDocuments { get; private set; }
    public bool IsAnswered => webhooks.Voice is not null;
    public string Country => Form.Country.Length > 0 ? Form.Country : PhoneText.Region(Form.Phone) ?? "";
    public string CountryName => Numbers.Country.Find(Country)!.Name;
    public string National => PhoneText.National(Form.Phone);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Response.VaryByHtmx();
        if (!await Load(cancel))
        {
            return NotFound();
        }
        var remembered = database.Read(connection => PurchasesSql.Documents(connection, Country));
        Form = Form with { Bundle = remembered.BundleSid, Address = remembered.AddressSid, Token = Guid.NewGuid().ToString("n") };
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }
        var documents = new CountryDocuments { BundleSid = ReadSid(Form.Bundle, "BU", nameof(Form.Bundle)), AddressSid = ReadSid(Form.Address, "AD", nameof(Form.Address)) };
        if (!ModelState.IsValid)
        {
            return Again();
        }
        var result = await purchasing.Buy(new PurchaseOrder { Token = Form.Token!, PhoneNumber = Form.Phone, Country = Country, Documents = documents });
        if (result.Problem is { } problem)
        {
            AsksForDocuments |= result.NeedsDocuments;
            ModelState.AddModelError("", problem);
            return Again();
        }
        Response.TriggerEvent(Htmx.News);
        return this.Done(new Outcome { Page = "/numbers", Toast = new($"{National} is yours. Its card stands first under My Numbers."), Changes = [Change.CloseDialog] });
    }

    public IActionResult ShowFormAgain()
    {
        AsksForDocuments = NeedsDocuments();
        return Page();
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        var isKnown = PhoneText.TryParse(Form.Phone, "US", out var e164, out _) && e164 == Form.Phone && PhoneText.IsIn(e164, Country) && Numbers.Country.Find(Country) is not null;
        if (!isKnown || Form.Type.Length > 20 || Form.Needs.Length > 20 || Form.Place.Length > 100 || (HttpMethods.IsPost(Request.Method) && Form.Token is not { Length: > 0 and <= 64 }))
        {
            return false;
        }
        Price = await prices.Of(Country, Form.Type, cancel);
        AsksForDocuments = NeedsDocuments();
        return true;
    }

    private bool NeedsDocuments() => Form.Needs != "none" || Country == "GB";

    private string ReadSid(string? typed, string prefix, string field)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length > 0 && !Sid.IsValid(text, prefix))
        {
            ModelState.AddModelError(field, $"This is {prefix} and 32 digits or letters from a to f, as the Twilio Console shows it.");
        }
        return text;
    }
}
