using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class IndexStatesTests
{
    [Fact]
    public async Task Without_calls_the_next_step_is_named()
    {
        await using var app = await new LiveDemo().Begun();
        using var visitor = await app.DemoOwner();

        var page = await visitor.Get("/calls");

        Assert.Equal("No calls yet", page.Text("#call-list .empty h2"));
        Assert.Equal("/calls/new", page.One("#call-list .empty a.button").GetAttribute("href"));
        Assert.Contains("Up to date", page.Text("#sync-line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_nothing_fits_offers_all_calls()
    {
        await using var app = await new LiveDemo().Begun();
        using var visitor = await app.DemoOwner();

        var page = await visitor.Get("/calls?status=failed");

        Assert.Equal("No call fits", page.Text("#call-list .empty h2"));
        Assert.Equal("/calls", page.One("#call-list .empty a.button").GetAttribute("href"));
    }

    [Theory]
    [InlineData("/numbers", "#number-list", "Reading your account")]
    [InlineData("/calls", "#call-list", "Reading your calls")]
    public async Task The_first_reading_is_told_while_it_runs(string path, string list, string words)
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        await visitor.TryDemo();
        using var running = app.Services.GetRequiredService<SyncGate>().TryEnter();

        var page = await visitor.Get(path);

        Assert.Equal(words, page.Text($"{list} .empty h2"));
        Assert.Equal("/sync", page.One("#sync-line").GetAttribute("hx-get"));
        Assert.Equal("true", page.One("#sync-line button").GetAttribute("aria-disabled"));
    }

    [Theory]
    [InlineData("/numbers", "#number-list")]
    [InlineData("/calls", "#call-list")]
    public async Task An_account_that_was_never_read_is_not_called_empty(string path, string list)
    {
        var faults = new TwilioFaults { Answer = _ => TwilioFaults.Json(HttpStatusCode.Unauthorized, """{"code":20003,"message":"Authenticate","status":401}""") };
        await using var app = await new LiveDemo { Replace = faults.Register }.Begun();
        using var visitor = await app.DemoOwner();

        var page = await visitor.Get(path);

        Assert.Equal("Twilio could not be read", page.Text($"{list} .empty h2"));
        Assert.Contains(app.Database.Read(SyncState.Read).Problem, page.Text($"{list} .empty"), StringComparison.Ordinal);
        Assert.Equal("/setup/twilio", page.One($"{list} .empty a.button").GetAttribute("href"));
        var refreshed = await page.Form($"{list} .empty form").AsHtmx().Submit();
        Assert.True(refreshed.Has("#sync-line"));
    }

    [Theory]
    [InlineData("/numbers", "#number-list")]
    [InlineData("/calls", "#call-list")]
    public async Task An_account_that_was_not_asked_yet_is_not_called_empty(string path, string list)
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();
        await visitor.TryDemo();

        Assert.Equal("Nothing was read from Twilio yet", (await visitor.Get(path)).Text($"{list} .empty h2"));
    }

    [Fact]
    public async Task A_failing_Twilio_leaves_every_call_and_says_since_when()
    {
        await using var app = await new LiveDemo().Begun();
        using var visitor = await app.DemoOwner();
        var sid = await app.Called("+17375550123");
        app.Switches.Turn(positions => positions with { Suspended = true });
        await app.Sync();

        var page = await visitor.Get("/calls");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has($"#call-{sid}"));
        Assert.Contains("Twilio could not be read since", page.Text("#sync-line"), StringComparison.Ordinal);
        Assert.Contains("You see the data of", page.Text("#sync-line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_sees_nothing()
    {
        await using var app = await new AppFixture().Started();
        using var visitor = app.NewVisitor();

        Assert.Equal("/setup", (await visitor.Get("/calls")).LeadsTo);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetFragment("/calls", "call-list")).Status);
    }
}
