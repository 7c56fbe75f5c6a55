using System.Net;
using System.Text.Json;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class NewTests(LiveDemo app) : IClassFixture<LiveDemo>
{
    [Fact]
    public async Task A_placed_call_appears_at_once_and_its_row_moves_on()
    {
        using var visitor = await app.DemoOwner();

        var answer = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+44 20 7946 0001").Submit();

        Assert.Equal((HttpStatusCode.SeeOther, "/calls"), (answer.Status, answer.LeadsTo));
        var row = (await answer.Followed()).All("tr[id^=call-]")[0];
        Assert.Contains("Ringing", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("every 2s", row.GetAttribute("hx-trigger"));
        await app.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal("Completed", (await visitor.GetFragment(row.GetAttribute("hx-get")!, row.Id!, "tr")).Text("td[data-label=Status]"));
    }

    [Fact]
    public async Task The_status_goes_through_ringing_and_talking()
    {
        using var visitor = await app.DemoOwner();
        var row = await visitor.Dial("+14155550107");
        var reasons = new List<string>();

        for (var second = 0; second < 20; second++)
        {
            await app.Pass(TimeSpan.FromSeconds(1));
            reasons.Add((await visitor.Get(row)).Text("#call-details > p:first-child"));
        }

        Assert.Equal(["In progress Ringing your phone", "In progress Ringing +1 415-555-0107", "In progress Talking now"], reasons.Distinct());
    }

    [Theory]
    [InlineData("+442079460001", "Completed", "answered")]
    [InlineData("+14155550102", "Busy", "was busy")]
    [InlineData("+14155550103", "No answer", "did not answer for 46 s")]
    [InlineData("+14155550104", "Failed", "could not be connected")]
    [InlineData("+18765550100", "Failed", "was not dialled: ")]
    public async Task A_call_ends_as_the_customer_took_it(string to, string word, string reason)
    {
        using var visitor = await app.DemoOwner();
        var call = await visitor.Dial(to);

        await app.Pass(TimeSpan.FromMinutes(3));

        var page = await visitor.Get(call);
        Assert.StartsWith(word, page.Text("#call-details > p:first-child"), StringComparison.Ordinal);
        Assert.Contains(reason, page.Text("#call-details > p:first-child"), StringComparison.Ordinal);
        Assert.DoesNotContain("every", page.One("#call-details").GetAttribute("hx-trigger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_cannot_call_is_not_filled_in_as_the_caller()
    {
        using var visitor = await app.DemoOwner();
        app.Add(AgencyNumbers.Row(1) with { Voice = false }, AgencyNumbers.Row(2) with { ReleasedAt = AgencyNumbers.Bought.AddDays(1) });

        foreach (var n in new[] { 1, 2 })
        {
            var page = await visitor.Get($"/calls/new?to=%2B442079460001&from={Uri.EscapeDataString(AgencyNumbers.Row(n).PhoneNumber)}");

            Assert.Equal("+44 20 7946 0001", page.One("[name=To]").GetAttribute("value"));
            Assert.Equal("", page.One("[name=From]").GetAttribute("value") ?? "");
        }
    }

    [Fact]
    public async Task Htmx_gets_the_closed_dialog_a_toast_and_the_news()
    {
        using var visitor = await app.DemoOwner();
        var dialog = await (await visitor.Get("/calls")).ClickAsHtmx("a[hx-get='/calls/new']:not(.empty a)");

        var answer = await dialog.Form("dialog form[action='/calls/new']").With("To", "+1 212 555 0144").AsHtmx().Submit();

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
        Assert.Contains("Calling (212) 555-0144", answer.Text("hx-partial[hx-target='#toasts']"), StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(answer.Header("HX-Trigger")!).RootElement.TryGetProperty("news", out _));
    }

    [Fact]
    public async Task A_double_click_places_one_call()
    {
        using var visitor = await app.DemoOwner();
        var form = (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144");
        var before = app.Placed();

        var answers = await Task.WhenAll(form.Submit(), form.Submit(), form.Submit());

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal(before + 1, app.Placed());
    }

    [Theory]
    [InlineData("To", "call me")]
    [InlineData("To", "")]
    [InlineData("To", "911")]
    [InlineData("To", "12345")]
    [InlineData("To", "4155550100415555010041555501004155550100")]
    [InlineData("To", "020 7946 0007")]
    [InlineData("To", "(512) 555-0117")]
    [InlineData("To", "+1 415 555 0111")]
    [InlineData("To", "<script>alert(1)</script>")]
    [InlineData("From", "(212) 555-0144")]
    [InlineData("From", "anything")]
    [InlineData("From", "555")]
    public async Task What_cannot_be_called_comes_back_with_a_message_at_its_field(string field, string typed)
    {
        using var visitor = await app.DemoOwner();
        var before = app.Placed();

        var page = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").With("From", "(512) 555-0117").With(field, typed).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Text($"#field-{field.ToLowerInvariant()}-error"));
        Assert.Equal(typed, page.One($"[name={field}]").GetAttribute("value") ?? "");
        Assert.Equal(before, app.Placed());
    }

    [Fact]
    public async Task A_forged_box_comes_back_with_a_message_at_the_box()
    {
        using var visitor = await app.DemoOwner();

        var page = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").Forged("Record", "maybe").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Tick the box", page.Text("#field-record-error"), StringComparison.Ordinal);
        Assert.Equal("true", page.One("#field-record").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_number_without_a_plus_is_read_in_the_country_of_the_from_number()
    {
        using var visitor = await app.DemoOwner();

        var answer = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("From", "+442079460118").With("To", "020 7946 0007").SubmitFollowing();

        Assert.Contains("Calling 020 7946 0007", answer.Text(".notice[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_calls_with_a_stale_form_and_nothing_typed_is_lost()
    {
        using var visitor = await app.DemoOwner();
        var before = app.Placed();

        var page = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("(212) 555-0144", page.One("#field-to").GetAttribute("value"));
        Assert.Equal(before, app.Placed());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_form_without_its_click_is_refused_with_a_sentence(string token)
    {
        using var visitor = await app.DemoOwner();

        var page = await (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "(212) 555-0144").Forged("Token", token).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("open it again", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
    }
}
