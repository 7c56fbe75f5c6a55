using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class HangUpTests(LiveDemo app) : IClassFixture<LiveDemo>
{
    [Fact]
    public async Task A_call_that_the_agency_made_is_hung_up_without_script()
    {
        using var owner = await app.DemoOwner();
        var call = await owner.Dial("+14155550107");
        var form = (await owner.Get("/calls/now")).Form($"form[action='{call}/hang-up']");

        var page = await form.SubmitFollowing();

        Assert.Equal("Hung up the call to (415) 555-0107.", page.Text(".notice[role=status]"));
        Assert.True(app.Call(call[7..]).IsOver);
        Assert.Contains("over already", (await (await owner.Get($"{call}/hang-up")).Form("main form").SubmitFollowing()).Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_by_Twilio_is_said_and_the_call_goes_on()
    {
        var faults = new TwilioFaults();
        await using var demo = await new LiveDemo { Replace = faults.Register }.Begun();
        using var owner = await demo.DemoOwner();
        var call = await owner.Dial("+14155550107");
        faults.Answer = request => request.Method == HttpMethod.Post ? TwilioFaults.Json(HttpStatusCode.BadRequest, """{"code":21220,"message":"Invalid call state","status":400}""") : null;

        var page = await (await owner.Get("/calls/now")).Form($"form[action='{call}/hang-up']").SubmitFollowing();

        Assert.StartsWith("Could not ", page.Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        Assert.False(demo.Call(call[7..]).IsOver);
        Assert.True((await owner.Get("/calls/now")).Has($"form[action='{call}/hang-up']"));
        // The strip swaps nothing in: htmx is told by a part of its own.
        var told = await (await owner.Get("/calls/now")).Form($"form[action='{call}/hang-up']").AsHtmx("dialogs").Submit();
        Assert.StartsWith("Could not ", told.Text("hx-partial[hx-target='#toasts']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strip_says_whose_site_is_called_on_every_page_that_has_it()
    {
        using var owner = await app.DemoOwner();
        app.Services.GetRequiredService<SimulatedInbound>().Call("+17375550145", LiveDemo.Austin);
        await app.Pass(TimeSpan.FromSeconds(5));
        await app.Sync();

        foreach (var page in new[] { "/", "/numbers", "/calls", "/calls/now" })
        {
            Assert.Contains("austin-plumbing.example from (737) 555-0145", (await owner.Get(page)).Text("#now:not([hidden])"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_caller_is_never_cut_off()
    {
        using var owner = await app.DemoOwner();
        var sid = app.Services.GetRequiredService<SimulatedInbound>().Call("+17375550123", LiveDemo.Austin);
        await app.Engine.Advance(TimeSpan.FromSeconds(5));
        await app.Sync();

        var page = await owner.Get($"/calls/{sid}/hang-up");

        Assert.True(page.One("main form button").HasAttribute("disabled"));
        Assert.Equal(HttpStatusCode.NotFound, (await page.Form("main form").Submit()).Status);
        Assert.False(app.Call(sid).IsOver);
        Assert.False((await owner.Get("/calls/now")).Has($"form[action='/calls/{sid}/hang-up']"));
    }
}
