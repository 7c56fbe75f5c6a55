using System.Net;
using Dapper;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class SpamTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Fact]
    public async Task Spam_stays_in_the_list_and_leaves_every_sum_but_its_cost()
    {
        using var visitor = await app.Owner();
        var before = Sums();

        var page = await (await visitor.Get($"/calls/{CallSid(1)}")).Form("main form[action$='/spam']").SubmitFollowing();

        Assert.Equal(("Marked as spam.", "Not spam"), (page.Text("main .notice[role=status]"), page.Text("form[action$='/spam'] button")));
        Assert.Contains("Spam", (await visitor.Get("/calls")).Text($"#call-{CallSid(1)} [data-label=Status]"), StringComparison.Ordinal);
        Assert.Equal("5 calls", (await visitor.Get("/calls")).Text("#call-list [role=status]"));
        Assert.Equal((before.Calls - 1, before.Talk - 42, before.Cost), Sums());
        await page.Form("main form[action$='/spam']").Submit();
        Assert.Equal(before, Sums());
    }

    [Fact]
    public async Task The_same_click_twice_changes_nothing_more()
    {
        using var visitor = await app.Owner();
        var before = Sums();
        var form = (await visitor.Get($"/calls/{CallSid(3)}")).Form("main form[action$='/spam']");
        await form.Submit();
        await form.Submit();

        await (await visitor.Get($"/calls/{CallSid(3)}/spam")).Form("main form[action$='/spam']").Submit();

        Assert.Equal(before, Sums());
    }

    [Fact]
    public async Task Htmx_gets_the_details_again_and_the_row()
    {
        using var visitor = await app.Owner();
        var dialog = await (await visitor.Get("/calls")).ClickAsHtmx($"#call-{CallSid(2)} a[href$='{CallSid(2)}']");

        var answer = await dialog.Form("dialog form[action$='/spam']").AsHtmx().Submit();

        Assert.True(answer.Has("hx-partial dialog #call-details") && answer.Has($"hx-partial tr#call-{CallSid(2)}"));
        await answer.Form("dialog form[action$='/spam']").AsHtmx().Submit();
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("")]
    public async Task A_forged_or_stale_form_marks_nothing(string spam)
    {
        using var visitor = await app.Owner();
        var form = (await visitor.Get($"/calls/{CallSid(4)}/spam")).Form("main form[action$='/spam']");

        var forged = await form.Forged("Spam", spam).Submit();
        var stale = await form.Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (forged.Status, stale.Status));
        Assert.True(forged.Has("main [role=alert]") && stale.Has("main [role=alert]"));
        Assert.DoesNotContain("Spam", (await visitor.Get("/calls")).Text($"#call-{CallSid(4)}"), StringComparison.Ordinal);
    }

    private (long Calls, long Talk, long Cost) Sums() => app.Database.Read(connection => connection.QuerySingle<(long, long, long)>("""
        select (select sum(calls) from call_sums) - (select sum(calls) from call_days) + (select sum(calls) from numbers),
            (select sum(duration) from call_sums), (select sum(cost) from call_sums)
        """));
}
