using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class BuyTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_form_asks_for_voice_and_has_not_searched_yet()
    {
        var page = await Visitor.Get("/numbers/buy");

        Assert.Equal(["United States", "Canada", "United Kingdom"], page.Texts("#buy-country option"));
        Assert.Equal([true, false, false], page.All(".checks input").Select(box => box.HasAttribute("checked")));
        Assert.Empty(page.One("#number-results").Children);
    }

    [Theory]
    [InlineData("US", "local", "toll-free")]
    [InlineData("CA", "local", "toll-free")]
    [InlineData("GB", "local", "toll-free", "mobile")]
    public async Task Only_types_that_the_country_offers_are_in_the_form(string country, params string[] types)
    {
        var page = await Visitor.Get($"/numbers/buy?country={country}");

        Assert.Equal(types, page.Texts("#buy-type option").Order().OrderBy(type => Array.IndexOf(types, type)));
        Assert.Equal(country != "GB", page.Has("#buy-area"));
    }

    [Fact]
    public async Task A_search_by_area_code_shows_number_place_capabilities_and_price()
    {
        var page = await Search(("areaCode", "303"));

        Assert.NotEmpty(page.All("tbody tr"));
        Assert.All(page.Texts("td[data-label=Number]"), number => Assert.StartsWith("(303) 555-01", number, StringComparison.Ordinal));
        Assert.All(page.Texts("td[data-label=Place]"), place => Assert.Equal("Denver, CO", place));
        Assert.All(page.Texts("td[data-label=Price]"), price => Assert.Equal("$1.15 a month", price));
        Assert.All(page.Texts("td[data-label='Can do']"), can => Assert.Contains("Voice", can, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_by_city_finds_that_city()
    {
        var places = (await Search(("city", "austin"))).Texts("td[data-label=Place]");

        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.Equal("Austin, TX", place));
    }

    [Fact]
    public async Task A_search_by_digits_finds_them_anywhere()
    {
        var numbers = (await Search(("pattern", "0160"))).Texts("td[data-label=Number]");

        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.EndsWith("0160", number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_numbers_with_what_was_ticked_are_found()
    {
        var form = (await Visitor.Get("/numbers/buy")).Form("main form").With("sms", true).With("mms", true).With("areaCode", "512");

        var found = (await form.Submit()).Texts("td[data-label='Can do']");

        Assert.NotEmpty(found);
        Assert.All(found, can => Assert.Equal("Voice SMS MMS", can));
    }

    [Fact]
    public async Task Toll_free_numbers_have_no_place_and_their_own_price()
    {
        var page = await Search(("type", "tollfree"));

        Assert.NotEmpty(page.All("td[data-label=Place]"));
        Assert.All(page.Texts("td[data-label=Place]"), place => Assert.Equal("Nationwide", place));
        Assert.All(page.Texts("td[data-label=Price]"), price => Assert.Equal("$2.15 a month", price));
    }

    [Theory]
    [InlineData("areaCode", "999")]
    [InlineData("city", "Atlantis")]
    [InlineData("city", "<script>alert(1)</script>")]
    public async Task Nothing_found_says_what_to_try(string field, string value)
    {
        var page = await Search((field, value));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("No number found", page.Text(".empty h2"));
        Assert.Contains("Try ", page.Text(".empty p"), StringComparison.Ordinal);
        Assert.Equal(value, page.One($"main input[name={field}]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("areaCode", "30")]
    [InlineData("areaCode", "abc")]
    [InlineData("areaCode", "+303")]
    [InlineData("areaCode", "３０３")]
    [InlineData("pattern", "1")]
    [InlineData("pattern", "12345678901234567")]
    [InlineData("pattern", "a b")]
    [InlineData("pattern", "<b>")]
    public async Task What_cannot_be_looked_for_is_said_and_stays_typed(string field, string value)
    {
        var page = await Visitor.Get($"/numbers/buy?country=US&voice=true&search=true&{field}={Uri.EscapeDataString(value)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var id = field == "areaCode" ? "buy-area" : "buy-pattern";
        Assert.Contains(field == "areaCode" ? "three digits" : "2 to 16", page.Text($"[aria-describedby={id}-error] + #{id}-error"), StringComparison.Ordinal);
        Assert.Equal("Nothing was looked for", page.Text("#number-results [role=alert] h2"));
        Assert.Equal(value, page.One($"main input[name={field}]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("voice")]
    [InlineData("sms")]
    [InlineData("mms")]
    public async Task A_capability_that_is_neither_true_nor_false_is_named(string field)
    {
        var page = await Visitor.Get($"/numbers/buy?country=US&search=true&areaCode=303&{field}=banana");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("true or false", page.Text("fieldset[aria-describedby=buy-checks-error] #buy-checks-error"), StringComparison.Ordinal);
        Assert.True(page.Has($"input[name={field}][aria-invalid=true]"));
        Assert.Equal("303", page.One("main input[name=areaCode]").GetAttribute("value"));
        Assert.False((await Visitor.Get("/numbers/buy?country=US&search=true&areaCode=303")).Has("#buy-checks-error"));
    }

    [Fact]
    public async Task Htmx_gets_the_message_at_the_field_and_loses_it_with_the_next_search()
    {
        var form = (await Visitor.Get("/numbers/buy")).Form("main form");

        var refused = await form.With("areaCode", "30").AsHtmx().Submit("search");
        var found = await form.With("areaCode", "303").AsHtmx().Submit("search");

        Assert.True(refused.Has("hx-partial[hx-target='#buy-form'] #buy-area-error"));
        Assert.False(found.Has("#buy-area-error"));
        Assert.True(found.Has("#number-results tbody tr"));
    }

    [Fact]
    public async Task Page_and_fragment_of_the_results_are_the_same()
    {
        var path = (await Search(("areaCode", "303"))).Address.PathAndQuery;

        var fragment = await Visitor.GetFragment(path, "number-results");

        Assert.Equal((await Visitor.Get(path)).One("#number-results").OuterHtml, fragment.One("#number-results").OuterHtml);
    }

    [Fact]
    public async Task While_Twilio_is_away_the_form_says_so()
    {
        Turn(p => p with { Suspended = true });

        var page = await Visitor.Get("/numbers/buy?country=US&areaCode=303&voice=true&search=true");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Could not ", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("303", page.One("#buy-area").GetAttribute("value"));
    }

    private async Task<VisitedPage> Search(params (string Name, string Value)[] fields)
    {
        var form = (await Visitor.Get("/numbers/buy")).Form("main form");
        return await fields.Aggregate(form, (filled, field) => filled.With(field.Name, field.Value)).Submit();
    }
}
