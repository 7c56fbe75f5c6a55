using System.Net;
using Dapper;
using RankRentPro.Tests.Features.Dashboard;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class ReleaseTests(CalledApp app) : DemoAccount(app), IClassFixture<CalledApp>
{
    private const string Austin = "+15125550117";

    [Fact]
    public async Task The_question_names_what_is_lost()
    {
        var page = await Visitor.Get($"/numbers/{App.Number(Austin).Id}/release");

        var words = page.Text(".notice-warning");
        Assert.Matches("It had [0-9]+ calls in the last 90 days\\.", words);
        Assert.Contains("For 10 days Twilio can still give it back, but only in Twilio’s Console", words, StringComparison.Ordinal);
        Assert.Contains("Your call history and recordings stay here.", words, StringComparison.Ordinal);
        Assert.Equal("Delete (512) 555-0117?", page.Text("h1"));
    }

    [Fact]
    public async Task The_last_90_days_end_today()
    {
        await using var app = new DashboardApp();
        await app.InitializeAsync();
        using var visitor = await app.DemoOwner();
        app.Call(1, TimeSpan.FromDays(89));
        app.Call(2, TimeSpan.FromDays(90));

        var page = await visitor.Get($"/numbers/{app.Number(Austin).Id}/release");

        Assert.Contains("It had 1 call in the last 90 days.", page.Text(".notice-warning"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("117")]
    [InlineData("555-0117")]
    [InlineData("１１７")]
    [InlineData("0117; drop table numbers")]
    public async Task Other_digits_release_nothing(string digits)
    {
        var page = await (await Form(Austin)).Forged("Digits", digits).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Nothing was released.", page.Text("#field-digits-error"), StringComparison.Ordinal);
        Assert.Equal(digits, page.One("#field-digits").GetAttribute("value") ?? "");
        Assert.True(App.Number(Austin).IsActive);
        Assert.NotNull(await App.AtTwilio(Austin));
    }

    [Fact]
    public async Task The_last_four_digits_release_the_number_at_Twilio_and_the_history_stays()
    {
        const string phoenix = "+16025550129";
        var calls = CallsOf(phoenix);

        var page = await (await Form(phoenix)).With("Digits", "0129").SubmitFollowing();
        await App.Sync();

        Assert.Equal("(602) 555-0129 is released. Its call history stays.", page.Text(".notice-success"));
        Assert.Null(await App.AtTwilio(phoenix));
        Assert.False(App.Number(phoenix).IsActive);
        Assert.Equal((calls, calls), (CallsOf(phoenix), App.Number(phoenix).Calls));
        Assert.NotEmpty((await Visitor.Get($"/numbers/{App.Number(phoenix).Id}/calls")).All("tbody tr"));
    }

    [Fact]
    public async Task Htmx_gets_the_inactive_card_the_toast_and_the_closed_dialog()
    {
        var id = App.Number("+14165550173").Id;

        var answer = await (await Form("+14165550173")).With("Digits", " 0173 ").AsHtmx("dialog").Submit();

        Assert.Equal("Released", answer.Text($"hx-partial[hx-target='#number-{id}'] .card-head .badge"));
        Assert.True(answer.Has("hx-partial[hx-target='#toasts'] .toast-success"));
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
    }

    [Fact]
    public async Task A_number_that_was_released_already_says_so()
    {
        const string tampa = "+18135550134";
        var stale = (await Form(tampa)).With("Digits", "0134");
        await (await Form(tampa)).With("Digits", "0134").Submit();

        Assert.Equal("/numbers", (await stale.Submit()).LeadsTo);
        var page = await Visitor.Get($"/numbers/{App.Number(tampa).Id}/release");
        Assert.Contains("released already", page.Text(".dialog-page"), StringComparison.Ordinal);
        Assert.False(page.Has("main form"));
    }

    [Fact]
    public async Task A_number_that_Twilio_does_not_know_any_more_is_released()
    {
        App.Add(AgencyNumbers.Row(7));

        var answer = await (await Form(AgencyNumbers.Row(7).PhoneNumber)).With("Digits", "0107").Submit();

        Assert.Equal("/numbers", answer.LeadsTo);
        Assert.False(App.Number(AgencyNumbers.Row(7).PhoneNumber).IsActive);
    }

    [Fact]
    public async Task A_refusal_by_Twilio_releases_nothing_and_says_why()
    {
        var form = (await Form(Austin)).With("Digits", "0117");
        Turn(p => p with { Suspended = true });

        var page = await form.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Could not ", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("0117", page.One("#field-digits").GetAttribute("value"));
        Assert.StartsWith("Could not ", (await form.AsHtmx("dialog").Submit()).Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.True(App.Number(Austin).IsActive);
    }

    [Fact]
    public async Task A_number_released_elsewhere_goes_inactive_and_one_bought_elsewhere_appears()
    {
        App.Add(AgencyNumbers.Row(8));
        App.Database.Write(connection => connection.Execute("update calls set number_id = null where number_id = @Id", App.Number("+12085550155")));
        App.Database.Write(connection => connection.Execute("delete from numbers where phone_number = '+12085550155'"));

        await App.Sync();

        Assert.False(App.Number(AgencyNumbers.Row(8).PhoneNumber).IsActive);
        Assert.True(App.Number("+12085550155").IsActive);
    }

    private long CallsOf(string phone) =>
        App.Database.Read(connection => connection.ExecuteScalar<long>("select count(*) from calls where number_id = @Id", new { App.Number(phone).Id }));

    private async Task<VisitedForm> Form(string phone) => (await Visitor.Get($"/numbers/{App.Number(phone).Id}/release")).Form("main form");
}
