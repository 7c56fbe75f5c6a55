using System.Net;
using Dapper;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class DeleteTests(RecordedDemo app) : IClassFixture<RecordedDemo>
{
    [Fact]
    public async Task Deleting_asks_first_and_says_what_is_lost()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);

        var page = await (await visitor.Get("/recordings")).Click($"#recording-{sid} a.button-danger");

        Assert.Contains("Nobody can bring it back", page.Text("main form"), StringComparison.Ordinal);
        Assert.Contains("(212) 555-0144", page.Text("main form"), StringComparison.Ordinal);
        Assert.Contains(sid, app.Sids());
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_everywhere_and_never_comes_back()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        await visitor.Get($"/recordings/{sid}/audio");

        var answer = await (await visitor.Get($"/recordings/{sid}/delete")).Form("main form").Submit();
        await app.Sync();

        Assert.Equal((HttpStatusCode.SeeOther, "/recordings"), (answer.Status, answer.LeadsTo));
        Assert.DoesNotContain(sid, app.Sids());
        Assert.False(File.Exists(app.FileOf(sid)));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/recordings/{sid}/audio")).Status);
        Assert.Equal(0, app.Call(app.CallOf(sid)).Recordings);
    }

    [Fact]
    public async Task A_recording_deleted_here_stays_deleted_though_Twilio_still_lists_it()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        await (await visitor.Get($"/recordings/{sid}/delete")).Form("main form").Submit();

        app.Simulated.File.Write(connection => connection.Execute("update recordings set deleted_at = null where sid = @sid", new { sid }));
        var atTwilio = app.Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from recordings where deleted_at is null"));
        Assert.Contains($" {atTwilio} recordings since", await app.Sync(), StringComparison.Ordinal);

        Assert.DoesNotContain(sid, app.Sids());
    }

    [Fact]
    public async Task A_recording_that_nobody_played_is_deleted_too()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);

        var answer = await (await visitor.Get($"/recordings/{sid}/delete")).Form("main form").SubmitFollowing();

        Assert.Equal("The recording is deleted.", answer.Text(".notice[role=status]"));
    }

    [Theory]
    [InlineData("/calls", "a[href='/calls/{0}']", "Call details")]
    [InlineData("/recordings", "a[href='/calls/{0}']", "Call details")]
    [InlineData("/calls", "a[href='/recordings?call={0}']", "Recordings of this call")]
    [InlineData("/numbers", ".page-actions a[href='/recordings']", "Recordings")]
    public async Task Htmx_gets_the_dialog_as_it_was_before_without_the_recording_and_a_toast(string path, string opener, string title)
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        var page = await visitor.Get(Named(path, sid));
        var shown = await page.ClickAsHtmx(Named(opener, sid));
        var dialog = await shown.ClickAsHtmx($"#recording-{sid} a.button-danger");

        var answer = await dialog.Form("dialog form[action*=delete]").AsHtmx().Submit();

        Assert.Equal(title, answer.Text("hx-partial[hx-target='#dialogs'] #dialog-title"));
        Assert.False(answer.Has($"#recording-{sid}"));
        Assert.Contains("deleted", answer.Text("hx-partial[hx-target='#toasts']"), StringComparison.Ordinal);
        Assert.Contains("news", answer.Header("HX-Trigger"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/recordings?call={0}", "#recording-list .empty")]
    [InlineData("/recordings", null)]
    public async Task On_its_own_page_the_dialog_closes_and_the_row_leaves_or_the_last_one_leaves_an_empty_list(string path, string? list)
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        var dialog = await (await visitor.Get(Named(path, sid))).ClickAsHtmx($"#recording-{sid} a.button-danger");

        var answer = await dialog.Form("dialog form[action*=delete]").AsHtmx().Submit();

        Assert.Equal(Named(path, sid), dialog.One("dialog form[action*=delete] a").GetAttribute("href"));
        Assert.Equal(list is null, answer.Has($"hx-partial[hx-target='#recording-{sid}'][hx-swap=delete]"));
        Assert.Equal(list is not null, answer.Has($"hx-partial[hx-target='#recording-list'] {list}"));
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
    }

    [Fact]
    public async Task A_page_further_back_that_is_emptied_says_so_and_leads_to_the_newest()
    {
        await using var own = new RecordedDemo();
        await own.InitializeAsync();
        using var visitor = await own.DemoOwner();
        var oldest = Assert.Single(own.Sids());
        var newer = await own.Record(visitor);
        var path = $"/recordings?after={own.Database.Read(connection => connection.ExecuteScalar<string>("select created_at || '-' || sid from recordings where sid = @newer", new { newer }))}";
        var dialog = await (await visitor.Get(path)).ClickAsHtmx($"#recording-{oldest} a.button-danger");

        var answer = await dialog.Form("dialog form[action*=delete]").AsHtmx().Submit();

        Assert.StartsWith("No older recordings", answer.Text("hx-partial[hx-target='#recording-list'] .empty"), StringComparison.Ordinal);
        Assert.StartsWith("No older recordings", (await visitor.Get(path)).Text("#recording-list .empty"), StringComparison.Ordinal);
        Assert.True((await (await visitor.Get(path)).Click("#recording-list .empty a")).Has($"#recording-{newer}"));
    }

    [Fact]
    public async Task On_the_page_of_the_call_the_dialog_closes_and_the_recording_is_gone()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        var dialog = await (await visitor.Get(Named("/calls/{0}", sid))).ClickAsHtmx($"#recording-{sid} a.button-danger");

        var answer = await dialog.Form("dialog form[action*=delete]").AsHtmx().Submit();

        Assert.True(answer.Has("hx-partial[hx-target='#call-details'] #call-details"));
        Assert.False(answer.Has($"#recording-{sid}"));
        Assert.Empty(answer.One("hx-partial[hx-target='#dialogs']").Children);
    }

    [Fact]
    public async Task While_Twilio_refuses_nothing_is_deleted()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        var form = (await visitor.Get($"/recordings/{sid}/delete")).Form("main form");
        app.Switches.Turn(positions => positions with { Suspended = true });

        var pages = new[] { await form.Submit(), await form.AsHtmx("dialog").Submit() };
        app.Switches.Turn(_ => new SwitchPositions());

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.All(pages, page => Assert.StartsWith("Could not", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal));
        Assert.Contains(sid, app.Sids());
    }

    [Fact]
    public async Task A_stale_form_deletes_nothing()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);

        var page = await (await visitor.Get($"/recordings/{sid}/delete")).Form("main form").Forged("__RequestVerificationToken", "stale").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sid, app.Sids());
    }

    private string Named(string text, string recording) => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, app.CallOf(recording));
}
