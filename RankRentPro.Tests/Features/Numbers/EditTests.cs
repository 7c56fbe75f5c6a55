using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class EditTests(AppFixture app) : DemoAccount(app), IClassFixture<AppFixture>
{
    private const string Denver = "+13035550142";

    [Fact]
    public async Task A_new_name_is_kept_here_and_at_Twilio()
    {
        var answer = await (await Form()).With("FriendlyName", " Denver roofs, line 2 ").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.Equal("(303) 555-0142 is saved.", (await answer.Followed()).Text(".notice-success"));
        Assert.Equal("Denver roofs, line 2", App.Number(Denver).FriendlyName);
        Assert.Equal("Denver roofs, line 2", (await App.AtTwilio(Denver))!.FriendlyName);
    }

    [Fact]
    public async Task The_site_is_ours_and_outlives_a_sync()
    {
        await (await Form()).With("Site", "denver-roofs.example").Submit();

        await App.Sync();

        Assert.Equal("denver-roofs.example", App.Number(Denver).Site);
    }

    [Fact]
    public async Task A_number_is_set_aside_and_taken_back_and_its_card_says_so()
    {
        await (await Form()).With("SetAside", ticked: true).Submit();
        Assert.Equal("Set aside", await Badge());
        Assert.True(App.Number(Denver).Inactive);
        await (await Form()).With("Site", "kept-aside.example").Submit();
        Assert.True(App.Number(Denver).Inactive);

        await (await Form()).With("SetAside", ticked: false).Submit();

        Assert.Equal("Active", await Badge());
        Assert.False(App.Number(Denver).Inactive);
    }

    [Fact]
    public async Task A_number_that_was_released_cannot_be_set_aside()
    {
        App.Add(AgencyNumbers.Row(1) with { ReleasedAt = AgencyNumbers.Bought.AddDays(1) });

        var page = await Visitor.Get($"/numbers/{App.Number(AgencyNumbers.Row(1).PhoneNumber).Id}/edit");

        Assert.False(page.Has("[name=SetAside]"));
    }

    [Fact]
    public async Task An_emptied_site_is_none()
    {
        await (await Form()).With("Site", "denver-roofs.example").Submit();

        await (await Form()).With("Site", "  ").Submit();

        Assert.Equal("", App.Number(Denver).Site);
    }

    [Fact]
    public async Task Htmx_gets_the_card_the_toast_and_the_closed_dialog()
    {
        var answer = await (await Form()).With("Site", "roofs.example").AsHtmx("dialog").Submit();

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("roofs.example", answer.Text($"hx-partial[hx-target='#number-{App.Number(Denver).Id}'] .card"), StringComparison.Ordinal);
        Assert.Equal("(303) 555-0142 is saved.", answer.Text("hx-partial[hx-target='#toasts'] .toast p"));
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
    }

    [Fact]
    public async Task A_stale_form_shows_what_is_stored_beside_what_was_typed()
    {
        var stale = await Form();
        await (await Form()).With("FriendlyName", "Stored name").With("Site", "stored.example").Submit();

        var page = await stale.With("FriendlyName", "My name").With("Site", "mine.example").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["My name", "mine.example"], page.All("main .field input:not([type=checkbox])").Select(input => input.GetAttribute("value")));
        Assert.Equal("Stored now: Stored name", page.Text("#field-friendlyname-stored"));
        Assert.Equal("Stored now: stored.example", page.Text("#field-site-stored"));
        Assert.Equal("Stored name", (await App.AtTwilio(Denver))!.FriendlyName);
    }

    [Fact]
    public async Task Sending_a_stale_form_again_keeps_what_was_typed()
    {
        var stale = await Form();
        await (await Form()).With("Site", "stored.example").Submit();

        var answer = await (await stale.With("Site", "mine.example").Submit()).Form("main form").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.Equal("mine.example", App.Number(Denver).Site);
    }

    [Theory]
    [InlineData("FriendlyName", "")]
    [InlineData("FriendlyName", "   ")]
    [InlineData("FriendlyName", "two\nlines")]
    [InlineData("FriendlyName", "a tab\there")]
    [InlineData("FriendlyName", "12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("Site", "two\r\nlines")]
    [InlineData("Site", "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task What_cannot_be_stored_comes_back_at_its_field(string field, string value)
    {
        var before = App.Number(Denver);

        var page = await (await Form()).Forged(field, value).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#field-{field.ToLowerInvariant()}-error"), page.ToString());
        Assert.Equal(before, App.Number(Denver));
    }

    [Theory]
    [InlineData("Version", "-1")]
    [InlineData("Version", "")]
    [InlineData("Version", "x")]
    [InlineData("Version", "99999999999999999999")]
    public async Task A_forged_version_saves_nothing(string field, string value)
    {
        var before = App.Number(Denver);

        var page = await (await Form()).Forged(field, value).With("Site", "forged.example").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("forged.example", page.One("#field-site").GetAttribute("value"));
        Assert.NotEmpty(page.Text(".notice"));
        Assert.Equal(before, App.Number(Denver));
    }

    [Fact]
    public async Task A_refusal_by_Twilio_keeps_what_was_typed_and_stores_nothing()
    {
        var form = (await Form()).With("FriendlyName", "Never stored");
        Turn(p => p with { Suspended = true });

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Could not ", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Never stored", page.One("#field-friendlyname").GetAttribute("value"));
        Assert.NotEqual("Never stored", App.Number(Denver).FriendlyName);
    }

    [Fact]
    public async Task While_Twilio_is_away_a_site_can_still_be_named()
    {
        Turn(p => p with { Unavailable = true });

        var answer = await (await Form()).With("Site", "offline.example").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.Equal("offline.example", App.Number(Denver).Site);
    }

    [Fact]
    public async Task A_form_without_its_token_comes_back_as_it_was_typed()
    {
        var page = await (await Form()).With("Site", "typed.example").Without("__RequestVerificationToken").Submit();

        Assert.NotEqual(HttpStatusCode.SeeOther, page.Status);
        Assert.Equal("typed.example", page.One("#field-site").GetAttribute("value"));
        Assert.Equal("/numbers", (await page.Form("main form").Submit()).LeadsTo);
    }

    private async Task<string> Badge() => (await Visitor.Get("/numbers")).Text($"#number-{App.Number(Denver).Id} .card-head .badge");

    private async Task<VisitedForm> Form() => (await Visitor.Get($"/numbers/{App.Number(Denver).Id}/edit")).Form("main form");
}
