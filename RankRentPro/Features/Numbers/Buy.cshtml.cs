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
        var types = await countryTypes.Of(country.Code, twilio, cancel);
        Types = types.ValueOrDefault ?? [];
        if (types.Refusal is { } refusal)
        {
            Results = new([], refusal.Sentence, WasAsked: true);
        }
        else if (Form.Search)
        {
            await Find(cancel);
        }
        return Request.Targets("number-results") ? Partial("_BuyResults", Results) : Page();
    }

    public TwilioNumberType Type => Types.Count == 0 ? TwilioNumberType.Local : Types.FirstOrDefault(type => NumberTypes.Of(type) == Form.Type, Types[0]);

    private async Task Find(CancellationToken cancel)
    {
        if (Problem() is { } problem)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Results = new([], problem, WasAsked: true);
            return;
        }
        var answer = await twilio.ListAvailableNumbers(Query(), cancel);
        if (!answer.TryGet(out var page, out var refusal))
        {
            Results = new([], refusal.Sentence, WasAsked: true);
            return;
        }
        var type = NumberTypes.Of(Type);
        var price = await prices.Of(Country.Code, type, cancel);
        Results = new([.. page.Items.Select(number => new FoundNumber(number, Country.Code, type, price))], null, WasAsked: true);
    }

    private AvailableNumberQuery Query() => new()
    {
        Country = Country.Code,
        Type = Type,
        AreaCode = Country.HasAreaCodes ? Filled(Form.AreaCode) : null,
        InLocality = Type == TwilioNumberType.Local ? Filled(Form.City) : null,
        Contains = Filled(Form.Pattern),
        Voice = Form.Voice,
        Sms = Form.Sms,
        Mms = Form.Mms,
        PageSize = Offered,
    };

    private string? Problem()
    {
        var (area, city, pattern) = (Filled(Form.AreaCode), Filled(Form.City), Filled(Form.Pattern));
        if (area is not null && Country.HasAreaCodes && (area.Length != 3 || !area.All(char.IsAsciiDigit)))
        {
            return "An area code has three digits, like 303.";
        }
        if (city is { Length: > 60 })
        {
            return "That city's name is too long.";
        }
        return pattern is not null && (pattern.Length is < 2 or > 16 || !pattern.All(c => char.IsAsciiLetterOrDigit(c) || c is '*' or '+' or '%' or '$'))
            ? "A pattern has 2 to 16 digits or letters; * stands for any one digit, like 555** or ROOF."
            : null;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
