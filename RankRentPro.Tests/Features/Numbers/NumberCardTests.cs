using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberCardTests(AppFixture app) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private const string Hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
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

    [Theory]
    [InlineData("(303) 555-0142", "")]
    [InlineData("+13035550142", "")]
    [InlineData("Denver 303 555 0142", "Denver 303 555 0142")]
    [InlineData("Denver", "Denver")]
    [InlineData("Line 2", "Line 2")]
    public void A_number_that_has_only_its_digits_has_no_name(string friendlyName, string name) =>
        Assert.Equal(name, (AgencyNumbers.Row(1, "+13035550142") with { FriendlyName = friendlyName }).Name);

    [Fact]
    public async Task Digits_are_not_told_twice_where_a_number_has_no_name()
    {
        app.Add(AgencyNumbers.Row(1, "+13035550142") with { FriendlyName = "(303) 555-0142", Site = "denver-roofs.example" });
        var id = app.Number("+13035550142").Id;

        Assert.Contains("(303) 555-0142, denver-roofs.example, goes back", (await _visitor.Get($"/numbers/{id}/release")).Text("main"), StringComparison.Ordinal);
        Assert.StartsWith("The last 30 days", (await _visitor.Get($"/numbers/{id}/analytics")).Text("main p.muted"), StringComparison.Ordinal);
        Assert.Equal("denver-roofs.example", (await _visitor.Get($"/numbers/{id}/calls")).Text("main p.muted"));
    }

    [Fact]
    public async Task A_card_tells_all_about_its_number()
    {
        app.Add(AgencyNumbers.Row(1, "+13035550142") with
        {
            FriendlyName = "Denver Roof Repair",
            Site = "denver-roofs.example",
            Sms = true,
            VoiceUrl = $"{app.Url}webhooks/twilio/voice",
            MonthlyFee = 1_150_000,
            FeeCurrency = "USD",
            Calls = 1234,
            Missed = 56,
            Completed = 10,
            TalkSeconds = 1270,
            LastCallAt = AgencyNumbers.Bought,
        });

        var page = await _visitor.Get("/numbers");

        Assert.Equal("(303) 555-0142", page.Text(".card h2"));
        Assert.Equal(["1,234", "56", "2:07"], page.Texts(".stats dd"));
        Assert.Equal(["Active", "Voice", "SMS"], page.Texts(".card .badge"));
        Assert.Contains("denver-roofs.example $1.15 a month · US local", page.Text(".card-facts"), StringComparison.Ordinal);
        Assert.Equal("2026-01-05T12:00:00Z", page.One(".card-facts time").GetAttribute("datetime"));
        Assert.Equal(["Call History", "Analytics", "Edit", "Delete"], page.Texts(".card-actions a"));
    }

    [Fact]
    public async Task An_unknown_fee_is_not_shown_as_nothing()
    {
        app.Add(AgencyNumbers.Row(1));

        var facts = (await _visitor.Get("/numbers")).Text(".card-facts");

        Assert.Contains("price not known yet", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("0.00", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_number_is_inactive_and_cannot_be_deleted_again()
    {
        app.Add(AgencyNumbers.Row(1) with { ReleasedAt = AgencyNumbers.Bought.AddDays(20) });

        var page = await _visitor.Get("/numbers");

        Assert.Equal("Released", page.Text(".card-head .badge"));
        Assert.Contains("Released Jan 25", page.Text(".card-facts"), StringComparison.Ordinal);
        Assert.Equal(["Call History", "Analytics"], page.Texts(".card-actions a"));
    }

    [Fact]
    public async Task A_number_without_an_address_says_that_calls_are_not_answered_and_what_to_set()
    {
        app.Add(AgencyNumbers.Row(1) with { VoiceUrl = "" });

        var page = await _visitor.Get("/numbers");
        var help = await page.Click(".card-facts a");

        Assert.Contains("Calls are not answered yet", page.Text(".card-facts"), StringComparison.Ordinal);
        Assert.Contains("RANKRENT_PUBLIC_URL", help.Text("#public-address"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}webhooks/twilio/voice#ct=2000&rt=5000", false)]
    [InlineData("{0}webhooks/twilio/voice", false)]
    [InlineData("https://phones.example.com/webhooks/twilio/voice", true)]
    [InlineData("https://elsewhere.example.com/voice", true)]
    [InlineData("AP00000000000000000000000000000001", true)]
    [InlineData("", false)]
    public async Task A_number_that_something_else_answers_says_so_and_what_to_set(string voice, bool says)
    {
        app.Add(AgencyNumbers.Row(1) with { VoiceUrl = voice.Replace("{0}", app.Url.AbsoluteUri, StringComparison.Ordinal) });

        var page = await _visitor.Get("/numbers");

        Assert.Equal(says, page.Text(".card-facts").Contains("Calls are answered elsewhere", StringComparison.Ordinal));
        Assert.Equal(says, page.Has(".card-facts a[href='/setup/twilio#elsewhere']"));
        Assert.True((await _visitor.Get("/setup/twilio")).Has("#elsewhere"));
    }

    [Theory]
    [InlineData("https://phones.example.com/webhooks/twilio/voice#ct=2000&rt=5000", "", true)]
    [InlineData("https://phones.example.com/webhooks/twilio/voice", "https://elsewhere.example.com/status", true)]
    [InlineData("https://phones.example.com/webhooks/twilio/voice", "https://phones.example.com/webhooks/twilio/call-status", false)]
    [InlineData("https://phones.example.com/webhooks/twilio/voice", null, false)]
    [InlineData("https://elsewhere.example.com/voice", "", false)]
    public async Task A_number_that_is_answered_here_and_does_not_tell_its_ends_says_so_and_what_to_set(string voice, string? status, bool says)
    {
        app.Add(AgencyNumbers.Row(1) with { VoiceUrl = voice, StatusCallback = status });

        var page = await _visitor.Get("/numbers");

        Assert.Equal(says, page.Text(".card-facts").Contains("Twilio does not tell when calls end", StringComparison.Ordinal));
        Assert.Equal(says, page.Has(".card-facts a[href='/setup/twilio#call-status']"));
        Assert.True((await _visitor.Get("/setup/twilio")).Has("#call-status"));
    }

    [Theory]
    [InlineData("/numbers")]
    [InlineData("/numbers/{0}/calls")]
    [InlineData("/numbers/{0}/analytics")]
    [InlineData("/numbers/{0}/edit")]
    [InlineData("/numbers/{0}/release")]
    [InlineData("/numbers/suggestions")]
    public async Task A_hostile_name_is_shown_as_text(string path)
    {
        app.Add(AgencyNumbers.Row(1) with { FriendlyName = Hostile, Site = Hostile });

        var page = await _visitor.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, app.Number(AgencyNumbers.Row(1).PhoneNumber).Id));

        Assert.Contains(Hostile, page.Document.Body!.TextContent + page.Document.QuerySelector("#field-site")?.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Empty(page.All("body script, img[onerror]"));
    }

    [Fact]
    public async Task An_account_without_numbers_is_told_the_next_step()
    {
        app.Database.Write(new SyncState().AfterSuccess(AgencyNumbers.Bought).Write);

        var page = await _visitor.Get("/numbers");

        Assert.Equal("No numbers yet", page.Text(".empty h2"));
        Assert.Equal("Purchase Number", (await page.Click(".empty a")).Text("h1"));
    }
}
