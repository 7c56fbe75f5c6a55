using System.Net;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class ImportPagesTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        var lists = 0;
        _app.Faults.Answer = request => request.RequestUri!.Query.Contains("PageSize", StringComparison.Ordinal) && Interlocked.Increment(ref lists) > 40 ? TwilioFaults.Html() : null;
        await _app.History();
        _app.Faults.Answer = _ => null;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/numbers")]
    [InlineData("/calls")]
    public async Task The_line_beside_the_sync_line_tells_how_far_it_is(string path)
    {
        using var owner = await _app.DemoOwner();

        var page = await owner.Get(path);

        Assert.Equal(("400", "20"), (page.One("#import-line progress").GetAttribute("max"), page.One("#import-line progress").GetAttribute("value")));
        Assert.Matches(@"20 of 400 days, \d+ calls", page.Text("#import-line"));
        Assert.Contains("Waits for Twilio", page.Text("#import-line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_goes_on_the_pages_say_how_long_it_will_take()
    {
        using var owner = await _app.DemoOwner();
        _app.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.EndsWith(" left", (await owner.Get("/numbers")).Texts("#import-line span").Last(text => text.Length > 0), StringComparison.Ordinal);
        Assert.Contains(" left", (await owner.Get("/sync")).Text("#import-panel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_and_continue_work_without_script()
    {
        using var owner = await _app.DemoOwner();

        var answer = await (await owner.Get("/sync")).Form("#import-panel form").Submit();
        Assert.Equal((HttpStatusCode.SeeOther, "/sync"), (answer.Status, answer.LeadsTo));
        var page = await answer.Followed();
        Assert.Contains("Paused.", page.Text("#import-panel"), StringComparison.Ordinal);
        Assert.Equal("The import is paused.", await _app.History());

        await page.Form("#import-panel form").SubmitFollowing();
        Assert.False(_app.Import.Paused);
    }

    [Theory]
    [InlineData("/calls", "import-line")]
    [InlineData("/sync", "import-panel")]
    public async Task Pause_with_script_changes_the_part_where_it_stands(string path, string id)
    {
        using var owner = await _app.DemoOwner();

        var part = await (await owner.Get(path)).Form($"#{id} form").AsHtmx().Submit();

        Assert.Contains("Paused", part.Text($"#{id}"), StringComparison.Ordinal);
        Assert.False(part.One($"#{id}").HasAttribute("hx-trigger"));
    }

    [Theory]
    [InlineData("import-line")]
    [InlineData("import-panel")]
    public async Task Page_and_part_tell_the_same(string id)
    {
        using var owner = await _app.DemoOwner();

        var whole = await owner.Get(id == "import-line" ? "/calls" : "/sync");
        var part = await owner.GetFragment("/sync", id);

        Assert.Equal(whole.Text($"#{id}"), part.Text($"#{id}"));
    }

    [Fact]
    public async Task A_finished_import_leaves_no_line_and_tells_the_lists()
    {
        using var owner = await _app.DemoOwner();
        _app.Time.Advance(TimeSpan.FromMinutes(15));
        await _app.History();

        var part = await owner.GetFragment("/sync", "import-line");

        Assert.True(part.One("#import-line").HasAttribute("hidden"));
        Assert.Contains("news", part.Header("HX-Trigger"), StringComparison.Ordinal);
        Assert.Contains("Everything is here", (await owner.Get("/sync")).Text("#import-panel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/calls", "import-line")]
    [InlineData("/sync", "import-panel")]
    public async Task A_stale_click_changes_nothing_and_shows_the_button_again(string path, string id)
    {
        using var owner = await _app.DemoOwner();

        var answer = await (await owner.Get(path)).Form($"#{id} form").Forged("__RequestVerificationToken", "stale").AsHtmx().Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Pause", answer.One($"hx-partial[hx-target='#{id}']").TextContent, StringComparison.Ordinal);
        Assert.False(_app.Import.Paused);
    }

    [Fact]
    public void The_estimate_comes_from_what_was_measured()
    {
        var line = new ImportLine
        {
            Import = _app.Import with { NotBefore = null },
            Done = new HistoryProgress { Days = 100, MsPerDay = 3_000 },
            Now = _app.Time.GetUtcNow(),
            Zone = TimeZoneInfo.Utc,
        };

        Assert.Equal("about 8 minutes left", line.Estimate);
        Assert.Equal("less than a minute left", (line with { Done = line.Done with { Days = 390 } }).Estimate);
        Assert.Equal("about 3 hours left", (line with { Done = line.Done with { MsPerDay = 60_000 } }).Estimate);
        Assert.Equal("", (line with { Done = line.Done with { MsPerDay = null } }).Estimate);
    }
}
