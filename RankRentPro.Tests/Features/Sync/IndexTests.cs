using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class IndexTests(LiveDemo app) : IClassFixture<LiveDemo>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/calls?status=missed")]
    [InlineData("/numbers?q=denver")]
    [InlineData("/sync")]
    public async Task Refresh_without_script_leads_back_with_a_message(string page)
    {
        using var visitor = await app.DemoOwner();

        var answer = await (await visitor.Get(page)).Form("#sync-line form").Submit();

        Assert.Equal((HttpStatusCode.SeeOther, page), (answer.Status, answer.LeadsTo));
        Assert.Contains("Refreshing", (await answer.Followed()).Text(".notice[role=status]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/calls")]
    [InlineData("not an address")]
    public async Task Refresh_from_nowhere_leads_to_the_numbers(string referrer)
    {
        using var visitor = await app.DemoOwner();
        var form = (await visitor.Get("/calls")).Form("#sync-line form");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sync") { Content = new FormUrlEncodedContent(form.Fields().Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Referer", referrer);

        Assert.Equal("/numbers", (await visitor.Send(request)).LeadsTo);
    }

    [Fact]
    public async Task A_run_that_tries_again_after_a_failure_still_says_since_when_the_data_is_old()
    {
        await using var failing = await new LiveDemo().Begun();
        using var visitor = await failing.DemoOwner();
        failing.Switches.Turn(positions => positions with { Suspended = true });
        await failing.Sync();
        using var running = failing.Services.GetRequiredService<SyncGate>().TryEnter();

        var line = (await visitor.GetFragment("/sync", "sync-line")).Text("#sync-line");

        Assert.Contains("Refreshing", line, StringComparison.Ordinal);
        Assert.Contains("Twilio could not be read since", line, StringComparison.Ordinal);
        Assert.Contains("You see the data of", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_runs_the_job_and_the_line_asks_until_it_has_ended()
    {
        using var visitor = await app.DemoOwner();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var asked = app.Time.GetUtcNow();

        var line = await (await visitor.Get("/calls")).Form("#sync-line form").AsHtmx().Submit();
        Assert.Equal("every 1s", line.One("#sync-line").GetAttribute("hx-trigger"));
        line = await Ended(visitor);

        Assert.Contains("Up to date", line.Text("#sync-line"), StringComparison.Ordinal);
        Assert.True(app.Database.Read(SyncState.Read).SucceededAt >= asked);
    }

    [Fact]
    public async Task The_answer_that_ends_a_run_tells_the_lists()
    {
        using var visitor = await app.DemoOwner();

        await Ended(visitor);
        using (app.Services.GetRequiredService<SyncGate>().TryEnter())
        {
            Assert.Null((await visitor.GetFragment("/sync", "sync-line")).Header("HX-Trigger"));
        }

        Assert.Contains("news", (await Ended(visitor)).Header("HX-Trigger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_with_a_stale_token_starts_nothing_and_shows_the_button_again()
    {
        using var visitor = await app.DemoOwner();

        var answer = await visitor.Post("/sync");
        var line = await (await visitor.Get("/calls")).Form("#sync-line form").Forged("__RequestVerificationToken", "stale").AsHtmx().Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (answer.Status, line.Status));
        Assert.Contains("Nothing was done", answer.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Nothing was done", line.Text("hx-partial[hx-target='#toasts']"), StringComparison.Ordinal);
        Assert.True(answer.Has("form[action='/sync'] button") && line.Has("hx-partial[hx-target='#sync-line'] form[action='/sync'] button"));
    }

    [Theory]
    [InlineData("import-line")]
    [InlineData("import-panel")]
    public async Task Before_the_import_begins_its_part_waits_for_the_first_run(string id)
    {
        await using var fresh = await new AppFixture().Started();
        using var visitor = fresh.NewVisitor();
        await visitor.TryDemo();
        Assert.StartsWith("sync", (await visitor.GetFragment("/sync", id)).One($"#{id}").GetAttribute("hx-trigger"), StringComparison.Ordinal);

        await fresh.Sync();

        Assert.Equal("every 2s", (await visitor.GetFragment("/sync", id)).One($"#{id}").GetAttribute("hx-trigger"));
    }

    private static async Task<VisitedPage> Ended(Visitor visitor)
    {
        // Each look is a request to the app, which goes on meanwhile.
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30);)
        {
            var line = await visitor.GetFragment("/sync", "sync-line");
            if (line.One("#sync-line").GetAttribute("hx-trigger") != "every 1s")
            {
                return line;
            }
        }
        throw new InvalidOperationException("The sync does not end.");
    }
}
