using RankRentPro.Features.Calls;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class LegRowTests
{
    private static readonly LegRow Final = Inbound() with { NumberSid = "PN1", AnsweredBy = "human", Price = 8_500, PriceCurrency = "USD" };

    // What Twilio tells from the first ring to the price, each with what was known then.
    private static readonly LegRow[] Story =
    [
        Final with { Status = "queued", StartedAt = null, EndedAt = null, Duration = 0, AnsweredBy = null, Price = null, PriceCurrency = null, NumberSid = null },
        Final with { Status = "ringing", EndedAt = null, Duration = 0, AnsweredBy = null, Price = null, PriceCurrency = null },
        Final with { Status = "in-progress", EndedAt = null, Duration = 0, Price = null, PriceCurrency = null },
        Final with { Price = null, PriceCurrency = null },
        Final,
    ];

    [Theory]
    [InlineData("completed", "ringing")]
    [InlineData("in-progress", "initiated")]
    [InlineData("initiated", "queued")]
    [InlineData("busy", "in-progress")]
    [InlineData("no-answer", "completed")]
    public void A_status_never_goes_back(string known, string news) =>
        Assert.Equal(known, (Inbound() with { Status = known }).Merge(Inbound() with { Status = news }).Status);

    [Fact]
    public void A_blank_never_overwrites_a_value() =>
        Assert.Equal(Final, Final.Merge(new LegRow { Sid = Final.Sid, CreatedAt = Final.CreatedAt.AddDays(1) }));

    [Fact]
    public void The_same_news_twice_change_nothing() => Assert.All(Story, news => Assert.Equal(Final, Final.Merge(news).Merge(news)));

    [Fact]
    public void News_in_any_order_end_in_the_same_row()
    {
        for (var seed = 0; seed < 120; seed++)
        {
            var news = Story.Concat(Story).ToArray();
            new Random(seed).Shuffle(news);

            Assert.Equal(Final, news.Aggregate((known, next) => known.Merge(next)));
        }
    }

    [Fact]
    public void A_child_belongs_to_its_parents_call_and_an_orphan_to_none()
    {
        Assert.Equal(CallSid(1), Dialled().CallSid);
        Assert.Equal(Dialled().Sid, (Dialled() with { Orphan = true }).CallSid);
    }
}
