using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Data;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class ConfirmModel(Database database, NumberPurchasing purchasing, NumberPrices prices, WebhookAddresses webhooks, AccountSync account) : PageModel, IShowsFormAgain
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ConfirmForm Form { get; set; } = new();

    public NumberPriceRow? Price { get; private set; }
    public bool AsksForDocuments { get; private set; }

    /// <summary>Nothing to buy: the agency has this number.</summary>
    public bool IsOurs { get; private set; }

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
        var order = Form.Order(Country, ModelState);
        if (!ModelState.IsValid)
        {
            return Again();
        }
        var result = await purchasing.Buy(order);
        if (result.Problem is { } problem)
        {
            AsksForDocuments |= result.Field is not null;
            ModelState.AddModelError("", result.Field is null ? problem : $"Could not buy {National}: see the field below.");
            if (result.Field is { } field)
            {
                ModelState.AddModelError(field, problem);
            }
            return Again();
        }
        await account.RunBriefly();
        Response.TriggerEvent(Htmx.News);
        var next = order.FriendlyName is null || order.Site.Length == 0 ? " Give it a name and its site with Edit." : "";
        return this.Done(new Outcome { Page = "/numbers", Toast = new($"{National} is yours. Its card stands first under My Numbers.{next}"), Changes = [Change.CloseDialog] });
    }

    public IActionResult ShowFormAgain() => Read() ? Page() : NotFound();

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (!Read())
        {
            return false;
        }
        Price = await prices.Of(Country, Form.Type, cancel);
        return true;
    }

    /// <returns>False for what no page of this app asks for.</returns>
    private bool Read()
    {
        if (!Form.IsAsked(Country) || (HttpMethods.IsPost(Request.Method) && Form.Token is not { Length: > 0 and <= 64 }))
        {
            return false;
        }
        IsOurs = database.Read(connection => purchasing.IsOurs(connection, Form));
        Price = prices.Known(Country, Form.Type);
        AsksForDocuments = Form.Needs != "none" || Country == "GB";
        return true;
    }
}
