using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class DetailsTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Fact]
    public async Task Details_show_both_legs_with_times_and_cost()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls/{CallSid(1)}");

        Assert.Contains("+1 415-555-0101 answered after 5 s", page.Text("#call-details > p:first-child"), StringComparison.Ordinal);
        Assert.Equal("2 legs", page.Text("#legs-title"));
        Assert.Equal("completed · Mar 10, 2026, 10:00 AM · 1:00 · $0.0085", page.Texts("#call-details li .small")[0]);
        Assert.Equal("completed · Mar 10, 2026, 10:00 AM · 0:42 · $0.0140", page.Texts("#call-details li .small")[1]);
        Assert.Contains("$0.0225", page.Texts("#call-details dd"));
    }

    [Fact]
    public async Task Details_draw_when_each_leg_rang_and_talked_and_what_each_cost()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls/{CallSid(1)}");

        // The caller's minute is the whole width; the phone rang from second 1 to 6 and talked to second 48.
        Assert.Equal(["0+0", "10+50"], Bars(page, "ring"));
        Assert.Equal(["0+600", "60+420"], Bars(page, "talk"));
        Assert.Equal(["Caller to your number, 1:00", "Dialled, 0:42", "Total"], page.Texts(".costs dt"));
        Assert.Equal(["$0.0085", "$0.0140", "$0.0225"], page.Texts(".costs dd"));
        Assert.Contains("10:00:06 AM answered, 10:00:48 AM ended", page.Texts("#call-details li .muted")[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_is_an_item_of_the_costs()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls/{CallSid(3)}");

        Assert.Contains("Recording, 0:40", page.Texts(".costs dt"));
        Assert.Equal("not rated", page.Texts(".costs dd")[page.Texts(".costs dt").ToList().IndexOf("Recording, 0:40")]);
    }

    [Fact]
    public async Task Details_list_what_Twilio_told_and_whether_it_was_news()
    {
        using var visitor = await app.Owner();
        foreach (var change in new[] { "new call, in-progress", WebhookEventRow.Nothing })
        {
            app.Database.Write(connection => WebhookEventsSql.Insert(connection, new() { CallSid = CallSid(2), SubjectSid = CallSid(2), Digest = change, Change = change, ReceivedAt = Began.AddHours(1) }));
        }

        var page = await visitor.Get($"/calls/{CallSid(2)}");

        Assert.Equal(["11:00:00 AM new call, in-progress", "11:00:00 AM No change"], page.Texts(".events li"));
        Assert.Equal("No change", page.Text(".events .muted"));
    }

    [Fact]
    public async Task Details_list_what_came_of_a_leg_before_its_call_was_known_and_of_a_call_that_seemed_a_leg()
    {
        using var visitor = await app.Owner();
        app.Take(Dialled(9) with { ParentSid = CallSid(77), Orphan = true });
        app.Database.Write(connection =>
        {
            WebhookEventsSql.Insert(connection, new() { CallSid = CallSid(77), SubjectSid = CallSid(1009), Digest = "orphan", Change = "new call, completed", ReceivedAt = Began.AddHours(1) });
            WebhookEventsSql.Insert(connection, new() { CallSid = CallSid(1001), SubjectSid = RecordingSid(8), Kind = "recording", Digest = "early", Change = "new recording", ReceivedAt = Began.AddHours(1) });
        });

        Assert.Contains("new call, completed", (await visitor.Get($"/calls/{CallSid(1009)}")).Text(".events"), StringComparison.Ordinal);
        Assert.Contains("new recording", (await visitor.Get($"/calls/{CallSid(1)}")).Text(".events"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Twilio_is_silent_every_page_shows_what_is_stored()
    {
        await using var demo = await new LiveDemo().Begun();
        using var visitor = await demo.DemoOwner();
        var call = await visitor.Dial("+14155550107");
        demo.Time.Advance(TimeSpan.FromSeconds(2));
        demo.Switches.Turn(positions => positions with { Silent = true });
        var began = Stopwatch.GetTimestamp();

        Assert.Contains("In progress", (await visitor.Get(call)).Text("#call-details"), StringComparison.Ordinal);
        demo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("Ringing", (await visitor.GetFragment(call, $"call-{call[7..]}", "tr")).Text("td[data-label=Status]"), StringComparison.Ordinal);
        Assert.True((await visitor.Get("/calls")).Has($"#call-{call[7..]}"));
        Assert.Equal(12, (await visitor.Get("/numbers")).All(".card").Count);
        Assert.True((await visitor.Get("/recordings")).Has("#recording-list"));

        // Twice two seconds, and room for a slow machine; each of the two questions would be asked for ten.
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 18);
    }

    [Fact]
    public async Task Details_list_the_recordings_of_the_call()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls/{CallSid(3)}");

        Assert.Equal($"/recordings/{RecordingSid(1)}/audio", page.One($"#recording-{RecordingSid(1)} audio").GetAttribute("src"));
    }

    [Fact]
    public async Task The_dialog_shows_what_the_page_shows()
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get($"/calls/{CallSid(1)}");
        var dialog = await (await visitor.Get("/calls")).ClickAsHtmx($"#call-{CallSid(1)} a[href$='{CallSid(1)}']");

        Assert.Equal(Plain(page.One("#call-details")), Plain(dialog.One("dialog #call-details")));
        Assert.Equal("Call details", dialog.Text("#dialog-title"));
        Assert.False(dialog.Has("nav"));
    }

    [Fact]
    public async Task A_row_asks_for_itself_and_gets_the_same_row()
    {
        using var visitor = await app.Owner();

        var row = await visitor.GetFragment($"/calls/{CallSid(1)}", $"call-{CallSid(1)}", "tr");

        Assert.Equal((await visitor.Get("/calls")).One($"#call-{CallSid(1)}").OuterHtml, row.One("tr").OuterHtml);
        Assert.False(row.One("tr").HasAttribute("hx-get"));
    }

    [Theory]
    [InlineData("/calls/CA0000000000000000000000000000dead")]
    [InlineData("/calls/RE00000000000000000000000000000001")]
    [InlineData("/calls/1")]
    [InlineData("/calls/<script>")]
    public async Task A_call_that_does_not_exist_is_a_page_with_a_way_back(string path)
    {
        using var visitor = await app.Owner();

        var page = await visitor.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has("main a[href]"));
    }

    private static List<string> Bars(VisitedPage page, string kind) =>
        [.. page.All($".course-{kind}").Select(bar => $"{bar.GetAttribute("x")}+{bar.GetAttribute("width")}")];

    private static string Plain(AngleSharp.Dom.IElement element) => Regex.Replace(element.OuterHtml, "<input name=\"__RequestVerificationToken\"[^>]*>", "");
}
