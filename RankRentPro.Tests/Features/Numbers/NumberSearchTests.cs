using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberSearchTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _visitor = await app.DemoVisitor();
        app.ForgetNumbers();
        app.Add(
            AgencyNumbers.Row(1, "+13035550142") with { FriendlyName = "Denver Roof Repair", Site = "denver-roofs.example" },
            AgencyNumbers.Row(2, "+442079460118") with { FriendlyName = "London Boiler 100%", Country = "GB" },
            AgencyNumbers.Row(3, "+15125550117") with { FriendlyName = "Austin_Plumbing ~ O'Neil", Site = "" });
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("(303) 555-0142")]
    [InlineData("303-555-0142")]
    [InlineData("+1 303 555 0142")]
    [InlineData("1.303.555.0142")]
    [InlineData("0142")]
    [InlineData(" 3035550142 ")]
    [InlineData("denver roof")]
    [InlineData("ROOFS.EXAMPLE")]
    public Task A_number_is_found_by_any_spelling_its_name_and_its_site(string search) => OnlyFound(search, "Denver Roof Repair");

    [Theory]
    [InlineData("020 7946 0118")]
    [InlineData("(020) 7946-0118")]
    [InlineData("020 7946")]
    [InlineData("+44 20 7946 0118")]
    [InlineData("7946 0118")]
    public Task A_British_number_is_found_as_its_card_shows_it(string search) => OnlyFound(search, "London Boiler 100%");

    [Theory]
    [InlineData("denver 512")]
    [InlineData("roofs 0118")]
    public async Task Digits_among_words_do_not_ask_for_every_number_that_has_them(string search)
    {
        Assert.Equal("No number fits", (await _visitor.GetFragment($"/numbers?q={Uri.EscapeDataString(search)}", "number-list")).Text(".empty h2"));
    }

    [Theory]
    [InlineData("100%", "London Boiler 100%")]
    [InlineData("n_P", "Austin_Plumbing ~ O'Neil")]
    [InlineData("~", "Austin_Plumbing ~ O'Neil")]
    [InlineData("O'Neil", "Austin_Plumbing ~ O'Neil")]
    public Task Signs_that_mean_something_to_a_database_mean_themselves(string search, string name) => OnlyFound(search, name);

    [Theory]
    [InlineData("no such name")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    public async Task What_nothing_fits_is_said_with_the_words_that_were_typed(string search)
    {
        var page = await _visitor.Get($"/numbers?q={Uri.EscapeDataString(search)}");

        Assert.Equal("No number fits", page.Text(".empty h2"));
        Assert.Contains($"“{search}”", page.Text(".empty p"), StringComparison.Ordinal);
        Assert.Equal(search, page.One("#number-search").GetAttribute("value"));
        Assert.False(page.Has("main script, img[onerror]"));
        Assert.Equal(3, (await page.Click(".empty a")).All(".card").Count);
    }

    [Fact]
    public async Task A_search_of_any_length_is_answered()
    {
        var page = await _visitor.Get($"/numbers?q={new string('9', 4000)}");

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.True(page.Has(".empty"));
    }

    [Fact]
    public async Task A_field_that_names_a_number_is_offered_few_with_name_and_site()
    {
        app.Add(Enumerable.Range(10, 30).Select(n => AgencyNumbers.Row(n)));

        var all = await _visitor.GetFragment("/numbers/suggestions?list=field-from-list", "field-from-list", "datalist");
        var found = await _visitor.GetFragment("/numbers/suggestions?list=field-from-list&from=denver", "field-from-list", "datalist");

        Assert.Equal(10, all.All("datalist#field-from-list option").Count);
        Assert.Equal("(303) 555-0142", found.One("option").GetAttribute("value"));
        Assert.Equal("Denver Roof Repair · denver-roofs.example", found.Text("option"));
    }

    [Fact]
    public async Task A_suggestion_that_was_chosen_names_its_number()
    {
        var british = (await _visitor.Get("/numbers/suggestions?number=boiler")).One("option").GetAttribute("value")!;

        var calls = await _visitor.Get($"/calls?number={Uri.EscapeDataString(british)}");

        Assert.Equal("020 7946 0118", british);
        Assert.Equal(System.Net.HttpStatusCode.OK, calls.Status);
    }

    private async Task OnlyFound(string search, string name)
    {
        var page = await _visitor.GetFragment($"/numbers?q={Uri.EscapeDataString(search)}", "number-list");

        Assert.Equal(name, Assert.Single(page.Texts(".card-name")));
    }
}
