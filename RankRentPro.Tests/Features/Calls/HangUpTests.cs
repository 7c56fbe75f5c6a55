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
