using System.Net;
using System.Text.RegularExpressions;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed partial class IndexTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Theory]
    [InlineData("call-list", "div")]
    [InlineData("tab", "section")]
    public async Task Page_and_fragment_agree(string id, string tag)
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get("/calls?status=missed");
        var fragment = await visitor.GetFragment("/calls?status=missed", id, tag);

        Assert.Equal(Plain(page.One($"#{id}").OuterHtml), Plain(fragment.One($"#{id}").OuterHtml));
        Assert.False(fragment.Has("h1, main"));
        Assert.Contains("HX-Target", fragment.Header("Vary"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "5 4 3 2 1")]
    [InlineData("status=missed", "4 2")]
    [InlineData("status=completed", "5 3 1")]
    [InlineData("status=busy", "")]
    [InlineData("direction=outbound", "3")]
    [InlineData("direction=inbound&status=completed", "5 1")]
    [InlineData("number=(512) 555-0117", "5 3 2 1")]
    [InlineData("number=%2B1 512.555.0117&status=missed", "2")]
    [InlineData("number=020 7946 0118", "4")]
    [InlineData("number=442079460118&direction=outbound", "")]
    [InlineData("from=2026-03-10&to=2026-03-10", "4 3 2 1")]
    [InlineData("from=2026-03-11", "5")]
    [InlineData("to=2026-03-09", "")]
    [InlineData("q=737", "2 1")]
    [InlineData("q=0124", "2")]
    [InlineData("q=(212) 555", "3")]
    [InlineData("q=1212", "3")]
    [InlineData("q=020 7946", "4")]
    [InlineData("q=555", "")]
    [InlineData("site=<b>london</b>.example", "4")]
    [InlineData("site=<B>London</B>.example&status=missed&direction=inbound", "4")]
    [InlineData("site=<b>london</b>.example&number=5125550117", "")]
    [InlineData("recording=yes", "3")]
    [InlineData("caller=first", "4 2 1")]
    [InlineData("caller=first&status=missed&from=2026-03-10", "4 2")]
    [InlineData("min=0:42", "5 1")]
    [InlineData("max=30&status=completed", "3")]
    [InlineData("min=30&max=0:59&recording=yes&q=212", "3")]
    [InlineData("note=nothing", "")]
    [InlineData("tag=nothing", "")]
    [InlineData("q=0007&direction=inbound&status=missed&number=02079460118", "4")]
    public async Task A_filter_shows_the_calls_that_fit(string query, string expected)
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => $"call-{CallSid(n[0] - '0')}"), page.All("#call-list tr[id^=call-]").Select(row => row.Id));
        Assert.StartsWith($"{page.All("#call-list tr[id^=call-]").Count} call", page.Text("#call-list [role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_and_times_are_those_of_the_viewer_though_the_agency_has_others()
    {
        // The agency counts in Chicago: there call 4 is of the day before.
        app.Hire("london@example.com");
        using var visitor = app.NewVisitor();
        await visitor.SignIn("london@example.com");

        var page = await visitor.Get("/calls?from=2026-03-11");
        var file = await visitor.Get("/calls.csv?from=2026-03-11");

        Assert.Equal([$"call-{CallSid(5)}", $"call-{CallSid(4)}"], page.All("#call-list tr[id^=call-]").Select(row => row.Id));
        Assert.Equal("2 calls", page.Text("#call-count"));
        Assert.Contains("Mar 11, 2026, 4:30 AM", page.Text($"#call-{CallSid(4)}"), StringComparison.Ordinal);
        Assert.Equal(3, file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(1, "green", "circle-check")]
    [InlineData(2, "red", "phone-missed")]
    public async Task A_status_has_a_colour_and_an_icon_beside_its_word(int call, string colour, string icon)
    {
        using var visitor = await app.Owner();

        var status = (await visitor.Get("/calls")).One($"#call-{CallSid(call)} .badge-{colour}");

        Assert.EndsWith($"#{icon}", status.QuerySelector("svg use")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_status_has_an_icon_that_exists()
    {
        var icons = File.ReadAllLines(Path.Combine(Conventions.Repository.Root, "RankRentPro", "icons.txt"));

        Assert.Empty(CallWords.Outcomes.Select(outcome => CallWords.Look(outcome).Icon).Except(icons));
    }

    [Fact]
    public async Task A_number_s_card_counts_a_call_as_soon_as_it_is_stored()
    {
        await using var own = new HistoryApp();
        await own.InitializeAsync();
        using var visitor = await own.Owner();
        var before = Calls(await visitor.Get("/numbers"));

        own.Take(Inbound(6) with { StartedAt = Began.AddDays(3) });

        Assert.Equal(before + 1, Calls(await visitor.Get("/numbers")));

        static int Calls(VisitedPage page) => int.Parse(page.Texts("#number-1 .stats dd")[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_filter_form_leads_to_an_address_that_shows_the_same()
    {
        using var visitor = await app.Owner();
        var form = (await visitor.Get("/calls")).Form("#call-filters").With("status", "Missed").With("number", "(512) 555-0117").With("from", "2026-03-10");

        var page = await form.Submit();

        Assert.Equal("/calls?status=missed&number=%28512%29+555-0117&q=&from=2026-03-10&to=&direction=&site=&recording=&caller=&min=&max=&note=&tag=", page.Address.PathAndQuery);
        Assert.Equal(("Missed", "(512) 555-0117"), (page.Text("#filter-status option[selected]"), page.One("#filter-number").GetAttribute("value")));
        Assert.Single(page.All("#call-list tr[id^=call-]"));
    }

    [Theory]
    [InlineData("status=lost", "#filter-status")]
    [InlineData("direction=up", "#filter-direction")]
    [InlineData("number=12345678", "#filter-number")]
    [InlineData("number=<script>alert(1)</script>", "#filter-number")]
    [InlineData("from=yesterday", "#filter-from")]
    [InlineData("to=2026-13-45", "#filter-to")]
    [InlineData("to=9999-12-31", "#filter-to")]
    [InlineData("from=0001-01-01", "#filter-from")]
    [InlineData("to=2026-03-09&from=2026-03-10", "#filter-to")]
    [InlineData("site=nowhere.example", "#filter-site")]
    [InlineData("recording=no", "#filter-recording")]
    [InlineData("caller=second", "#filter-caller")]
    [InlineData("min=soon", "#filter-min")]
    [InlineData("min=1:75", "#filter-min")]
    [InlineData("max=999999999999", "#filter-max")]
    [InlineData("max=10&min=20", "#filter-max")]
    [InlineData("tag=%3Cb%3E", "#filter-tag")]
    [InlineData("q=12", "#filter-digits")]
    [InlineData("q=letters", "#filter-digits")]
    [InlineData("q=4155550100415555010041555501004155550100", "#filter-digits")]
    public async Task A_filter_that_cannot_be_read_is_a_message_at_its_field_and_stays_as_typed(string query, string field)
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(("true", $"{field[1..]}-error"), (page.One(field).GetAttribute("aria-invalid"), page.One(field).GetAttribute("aria-describedby")));
        Assert.NotEmpty(page.Text($"{field} + {field}-error"));
        Assert.Equal("/calls", page.One("#call-list [role=alert] a").GetAttribute("href"));
        Assert.True(page.One(field).LocalName == "select" || page.One(field).GetAttribute("value") == Uri.UnescapeDataString(query.Split('&')[0].Split('=')[1]));
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("after=99999999999999999999-1")]
    public async Task A_place_in_the_list_that_cannot_be_read_is_said_where_the_list_would_be(string query)
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("place in the list", page.Text("#call-list [role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_follows_a_filter_that_htmx_set()
    {
        using var visitor = await app.Owner();
        var form = (await visitor.Get("/calls")).Form("#call-filters").With("status", "Missed");

        var answer = await form.AsHtmx().Submit();
        var refused = await form.With("q", "1").AsHtmx().Submit();

        Assert.Equal("Clear", answer.Text("hx-partial[hx-target='#call-filters'] a[href='/calls']"));
        Assert.Equal("true", refused.One("hx-partial #filter-digits").GetAttribute("aria-invalid"));
        Assert.True(answer.Has("#call-list tr") && !refused.Has("#call-list tr"));
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get("/calls");

        Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.Text($"#call-{CallSid(5)} [data-label=From]"), StringComparison.Ordinal);
        Assert.Contains("<b>london</b>.example", page.Text($"#call-{CallSid(4)} [data-label=To]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_says_what_happened_to_whom_and_when()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get("/calls");

        Assert.Equal(["Completed", "Inbound (737) 555-0123 First call", "(512) 555-0117", "0:42", "$0.0225", "Mar 10, 2026, 10:00 AM", "Call Back Details"], page.Texts($"#call-{CallSid(1)} td"));
        Assert.Equal("2026-03-10T15:00:00Z", page.One($"#call-{CallSid(1)} time").GetAttribute("datetime"));
        Assert.Equal(["Completed", "Outbound (512) 555-0117", "(212) 555-0144", "0:30", "pending", "Mar 10, 2026, 12:00 PM", "Play Details"], page.Texts($"#call-{CallSid(3)} td"));
    }

    [Fact]
    public async Task A_missed_call_has_a_call_back_button_that_opens_make_call_filled_in()
    {
        using var visitor = await app.Owner();
        var page = await visitor.Get("/calls?status=missed");

        var form = await page.Click($"#call-{CallSid(2)} a[href*='/calls/new']");

        Assert.Equal(("+1 737-555-0124", "(512) 555-0117"), (form.One("#field-to").GetAttribute("value"), form.One("[name=From]").GetAttribute("value")));
        Assert.False(page.Has($"#call-{CallSid(5)} a[href*='/calls/new']"));
    }

    private static string Plain(string html) => Token().Replace(html, "");

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
