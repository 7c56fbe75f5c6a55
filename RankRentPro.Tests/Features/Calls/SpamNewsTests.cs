using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Live;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class SpamNewsTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Fact]
    public async Task The_other_calls_of_the_caller_are_news_too()
    {
        using var visitor = await app.Owner();
        app.Take(Inbound(8) with { StartedAt = Began.AddDays(5) });
        var live = app.Services.GetRequiredService<LiveTopics>();
        var before = live.Version;
        var form = (await visitor.Get($"/calls/{CallSid(1)}")).Form("main form[action$='/spam']");

        await form.Submit();

        Assert.Equal([CallSid(8), CallSid(1)], live.CallsSince(before));
    }
}
