using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RankRentPro.Twilio;
using RankRentPro.Web;

namespace RankRentPro.Features.Numbers;

public sealed class BuyModel(TwilioClient twilio, CountryTypes countryTypes, NumberPrices prices) : PageModel
{
    private const int Offered = 20;

    [BindProperty(SupportsGet = true, Name = "")]
    public BuySearch Form { get; set; } = new() { Voice = true };

    public Country Country { get; private set; } = Country.All[0];
    public IReadOnlyList<TwilioNumberType> Types { get; private set; } = [];
    public BuyResults Results { get; private set; } = new([], null, WasAsked: false);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Response.VaryByHtmx();
        if (!Request.Query.ContainsKey("country"))
        {
            Form = Form with { Voice = true };
        }
        if (Country.Find(Form.Country) is not { } country)
        {
            return NotFound();
        }
        Country = country;
        var types = await countryTypes.Of(country, twilio, cancel);
        Types = types.ValueOrDefault ?? [];
        if (types.Refusal is { } refusal)
        {
            Results = new([], refusal.Sentence, WasAsked: true);
        }
        else if (Form.Search)
        {
            await Find(cancel);
        }
        return Request.Targets("number-results") ? Partial("_BuySearched", new BuySearched(Shown, Results)) : Page();
    }

    public BuyForm Shown => new(Form, Country, Types);

    private async Task Find(CancellationToken cancel)
    {
        Form.Check(Country, ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Results = new([], null, WasAsked: true, IsUnreadable: true);
            return;
        }
        var answer = await twilio.ListAvailableNumbers(Query(), cancel);
        if (!answer.TryGet(out var page, out var refusal))
        {
            Results = new([], (refusal with { What = $"search for numbers in {Country.InWords}" }).Sentence, WasAsked: true);
            return;
        }
        var type = NumberTypes.Of(Shown.Type);
        var price = await prices.Of(Country.Code, type, cancel);
        Results = new([.. page.Items.Select(number => new FoundNumber(number, Country.Code, type, price) { Query = Form.ToQuery(type) })], null, WasAsked: true);
    }

    private AvailableNumberQuery Query() => new()
    {
        Country = Country.Code,
        Type = Shown.Type,
        AreaCode = Country.HasAreaCodes ? Filled(Form.AreaCode) : null,
        InLocality = Shown.Type == TwilioNumberType.Local ? Filled(Form.City) : null,
        Contains = Filled(Form.Pattern),
        Voice = Form.Voice,
        Sms = Form.Sms,
        Mms = Form.Mms,
        PageSize = Offered,
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
