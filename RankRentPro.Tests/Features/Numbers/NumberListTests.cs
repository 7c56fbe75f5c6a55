using System.Net;
using AngleSharp.Dom;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberListTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        _visitor = await app.DemoVisitor();
        app.ForgetNumbers();
    }

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_latest_call_stands_first_and_a_number_without_calls_at_its_purchase()
    {
        app.Add(
            AgencyNumbers.Row(1) with { LastCallAt = AgencyNumbers.Bought.AddDays(3) },
            AgencyNumbers.Row(2) with { LastCallAt = AgencyNumbers.Bought.AddDays(9) },
            AgencyNumbers.Row(3) with { PurchasedAt = AgencyNumbers.Bought.AddDays(5) });

        var page = await _visitor.Get("/numbers");

        Assert.Equal(["Number 2", "Number 3", "Number 1"], page.Texts(".card-name"));
    }

    [Fact]
    public async Task Cards_come_24_at_a_time_and_none_twice()
    {
        app.Add(AgencyNumbers.Many(50));
        var first = await _visitor.Get("/numbers");

        var second = await first.ClickAsHtmx("#more-numbers a");
        var third = await second.ClickAsHtmx("#more-numbers a");

        Assert.Equal([24, 24, 2], new[] { first, second, third }.Select(page => page.All(".card").Count));
        Assert.Equal(Enumerable.Range(1, 50).Reverse().Select(n => $"Number {n}"), new[] { first, second, third }.SelectMany(page => page.Texts(".card-name")));
        Assert.False(third.Has("#more-numbers"));
    }

    [Fact]
    public async Task Without_script_more_numbers_are_the_next_page_with_a_way_back()
    {
        app.Add(AgencyNumbers.Many(30));

        var next = await (await _visitor.Get("/numbers?q=Number")).Click("#more-numbers a");

        Assert.Equal(["Number 6", "Number 5", "Number 4", "Number 3", "Number 2", "Number 1"], next.Texts(".card-name"));
        Assert.Equal("30 numbers for “Number”", next.Text(".list-head span"));
        Assert.Equal(24, (await next.Click(".list-head a")).All(".card").Count);
    }

    [Theory]
    [InlineData("tab", "section")]
    [InlineData("number-list", "div")]
    public async Task Page_and_fragment_are_the_same(string id, string tag)
    {
        app.Add(AgencyNumbers.Many(30));

        var page = await _visitor.Get("/numbers?q=Number");
        var fragment = await _visitor.GetFragment("/numbers?q=Number", id, tag);

        Assert.Equal(Markup(page.One($"#{id}")), Markup(fragment.One($"#{id}")));
        Assert.False(fragment.Has("header"));
        Assert.Contains("HX-Target", fragment.Header("Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_numbers_are_the_same_as_a_page_and_as_a_fragment()
    {
        app.Add(AgencyNumbers.Many(60));
        var more = (await _visitor.Get("/numbers")).One("#more-numbers a").GetAttribute("href")!;

        var page = await _visitor.Get(more);
        var fragment = await _visitor.GetFragment(more, "more-numbers", "p");

        Assert.Equal(page.All(".cards > *").Select(Markup), fragment.Document.Body!.Children.Select(Markup));
    }

    [Fact]
    public async Task One_card_is_the_same_after_an_edit_as_on_the_page()
    {
        app.Add(AgencyNumbers.Row(1) with { ReleasedAt = AgencyNumbers.Bought.AddDays(1) });
        var edit = await _visitor.Get($"/numbers/{app.Number(AgencyNumbers.Row(1).PhoneNumber).Id}/edit");

        var answer = await edit.Form("main form").With("Site", "roofs.example").AsHtmx("dialog").Submit();

        Assert.Equal(Markup((await _visitor.Get("/numbers")).One(".card")), Markup(answer.One(".card")));
    }

    [Fact]
    public async Task Released_numbers_stand_last_and_are_counted()
    {
        app.Add(AgencyNumbers.Row(1), AgencyNumbers.Row(2) with { ReleasedAt = AgencyNumbers.Bought.AddDays(1), LastCallAt = AgencyNumbers.Bought.AddDays(1) });

        var page = await _visitor.Get("/numbers");

        Assert.Equal("2 numbers, 1 released", page.Text(".list-head span"));
        Assert.Equal(["Active", "Released"], page.Texts(".card-head .badge"));
    }

    [Fact]
    public async Task Every_released_number_is_reached_page_by_page()
    {
        app.Add(AgencyNumbers.Many(60).Select((row, n) => n % 2 == 0 ? row : row with { ReleasedAt = AgencyNumbers.Bought.AddDays(1) }));
        var (path, seen) = ("/numbers", new List<string>());
        for (var pages = 1; path is not null; pages++)
        {
            Assert.InRange(pages, 1, 10);
            var page = await _visitor.Get(path);
            seen.AddRange(page.Texts(".card-number"));
            path = page.Has("#more-numbers a") ? page.One("#more-numbers a").GetAttribute("href") : null;
        }
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(60, seen.Count);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1-2-3")]
    [InlineData("x-y")]
    [InlineData("99999999999999999999-1")]
    [InlineData("<script>")]
    public async Task A_place_that_the_list_does_not_have_is_a_page_with_a_way_back(string after)
    {
        var page = await _visitor.Get($"/numbers?after={Uri.EscapeDataString(after)}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has(".error-page a[href='/']"));
    }

    [Theory]
    [InlineData("/numbers/1x/edit")]
    [InlineData("/numbers/-5/calls")]
    [InlineData("/numbers/0/analytics")]
    [InlineData("/numbers/99999999999999999999/release")]
    [InlineData("/numbers/123456789/release")]
    [InlineData("/numbers/buy?country=FR")]
    [InlineData("/numbers/buy/confirm")]
    [InlineData("/numbers/buy/confirm?phone=%2B15125550117%3Cscript%3E")]
    public async Task An_address_that_names_nothing_of_ours_is_a_page_with_a_way_back(string path)
    {
        var page = await _visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has(".error-page a[href='/']"));
    }

    private static string Markup(IElement element)
    {
        var copy = (IElement)element.Clone();
        // The only thing that differs by design: each answer brings its own token.
        foreach (var token in copy.QuerySelectorAll("input[name=__RequestVerificationToken]"))
        {
            token.Remove();
        }
        return copy.OuterHtml;
    }
}
