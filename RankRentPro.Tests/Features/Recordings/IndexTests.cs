using System.Net;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class IndexTests : IAsyncLifetime
{
    private readonly AppFixture _app = new();
    private Visitor _visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _visitor = _app.NewVisitor();
        await _visitor.SetUp(zone: "America/Chicago");
        _app.Own(Number());
        _app.Take(Inbound(1), Dialled(1, duration: 42), Inbound(2));
        _app.Take(Recording(1), Recording(2, leg: 2, source: "RecordVerb", duration: 7), Recording(3, leg: 1001));
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_recording_is_listed_with_its_parties_length_status_date_and_player()
    {
        var page = await _visitor.Get("/recordings");

        Assert.Equal("Call recording · (737) 555-0123 to (512) 555-0117", page.Text($"#recording-{RecordingSid(1)} p:first-child"));
        Assert.Equal($"0:40 · Ready · Mar 10, 2026, 10:00 AM · {RecordingSid(1)}", page.Text($"#recording-{RecordingSid(1)} .small.muted"));
        Assert.Equal($"/recordings/{RecordingSid(1)}/audio", page.One($"#recording-{RecordingSid(1)} audio[controls]").GetAttribute("src"));
        Assert.Equal("call-2026-03-10-100010-17375550123-to-15125550117.mp3", page.One($"#recording-{RecordingSid(1)} a[download]").GetAttribute("download"));
        Assert.StartsWith("Voicemail", page.Text($"#recording-{RecordingSid(2)} p:first-child"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_recordings_of_a_call_are_those_of_all_its_legs()
    {
        var page = await _visitor.Get($"/recordings?call={CallSid(1)}");

        Assert.Equal([RecordingSid(3), RecordingSid(1)], page.Texts("li code"));
        Assert.DoesNotContain("Call not known", page.Text(), StringComparison.Ordinal);
        Assert.True((await _visitor.Get($"/calls/{CallSid(1)}")).Has($"#recording-{RecordingSid(3)}"));
    }

    [Fact]
    public async Task The_dialog_shows_what_the_page_shows()
    {
        var page = await _visitor.Get("/recordings");
        var dialog = await (await _visitor.Get("/calls")).ClickAsHtmx("a[hx-get='/recordings']");

        Assert.Equal(page.One("ul.stack").OuterHtml, dialog.One("dialog ul.stack").OuterHtml);
    }

    [Fact]
    public async Task Twenty_recordings_at_a_time_are_shown_until_none_is_left()
    {
        _app.Take([.. Enumerable.Range(10, 40).Select(n => Recording(n) with { CreatedAt = Began.AddMinutes(n) })]);
        var first = await _visitor.Get("/recordings");

        var second = await first.Click("#more-recordings a");
        var more = await first.ClickAsHtmx("#more-recordings a");
        var third = await second.Click("#more-recordings a");

        Assert.Equal(second.Texts("li code"), more.Texts("li code"));
        Assert.Equal(43, first.All("li code").Concat(second.All("li code")).Concat(third.All("li code")).Select(code => code.TextContent).Distinct().Count());
        Assert.False(third.Has("#more-recordings"));
    }

    [Fact]
    public async Task Twice_the_recordings_cost_the_same_number_of_statements()
    {
        var before = await Statements();
        _app.Take([.. Enumerable.Range(10, 15).Select(n => Recording(n))]);

        Assert.Equal(before, await Statements());
    }

    [Fact]
    public async Task A_recording_that_is_not_ready_says_so_and_has_no_player()
    {
        _app.Take(Recording(9) with { Status = "processing", Duration = null });

        var page = await _visitor.Get("/recordings");

        Assert.Contains("Being prepared", page.Text($"#recording-{RecordingSid(9)}"), StringComparison.Ordinal);
        Assert.False(page.Has($"#recording-{RecordingSid(9)} audio"));
    }

    [Fact]
    public async Task Each_says_whether_it_is_kept_here()
    {
        _app.Database.Write(connection => RecordingFilesSql.Write(connection, new() { Sid = RecordingSid(1), File = "00/1.mp3", Bytes = 1, Sha256 = new('0', 64) }));
        _app.Database.Write(connection => RecordingsSql.MarkGone(connection, RecordingSid(3), Began));

        var page = await _visitor.Get("/recordings");

        Assert.Equal("Kept here", page.Text($"#recording-{RecordingSid(1)} .badge"));
        Assert.Equal("At Twilio only", page.Text($"#recording-{RecordingSid(2)} .badge"));
        Assert.Equal("Deleted at Twilio", page.Text($"#recording-{RecordingSid(3)} .badge"));
        Assert.False(page.Has($"#recording-{RecordingSid(3)} audio"));
    }

    [Theory]
    [InlineData("anonymous", "anonymous")]
    [InlineData("sip:../../etc@x.example.com", "sipetcxexamplecom")]
    public void The_name_of_a_download_is_made_of_harmless_letters(string caller, string safe)
    {
        var line = new RecordingLine(Recording(1), new() { Sid = CallSid(1), FromNumber = caller, ToNumber = Ours }, TimeZoneInfo.Utc);

        Assert.Equal($"call-2026-03-10-150010-{safe}-to-15125550117.mp3", line.FileName);
    }

    [Fact]
    public async Task Without_recordings_the_next_step_is_named()
    {
        _app.Database.Write(connection => new[] { 1, 2, 3 }.ToList().ForEach(n => RecordingsSql.Delete(connection, RecordingSid(n), Began)));

        Assert.Contains("Record call", (await _visitor.Get("/recordings")).Text(".empty"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/recordings?call=CA1")]
    [InlineData("/recordings?call=<script>")]
    [InlineData("/recordings?after=-1")]
    [InlineData("/recordings?after=99999999999999999999-RE00000000000000000000000000000001")]
    [InlineData("/recordings/RE0000000000000000000000000000dead/audio")]
    [InlineData("/recordings/RE0000000000000000000000000000dead/delete")]
    [InlineData("/recordings/..%2F..%2Fdemo.db/audio")]
    public async Task What_does_not_exist_is_a_page_with_a_way_back(string path)
    {
        var page = await _visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has("main a[href]"));
    }

    private async Task<int> Statements()
    {
        using var statements = _app.CountStatements();
        await _visitor.Get("/recordings");
        Assert.DoesNotContain(statements.FullScans(), scan => scan.StartsWith("recordings:", StringComparison.Ordinal));
        return statements.Count;
    }
}
