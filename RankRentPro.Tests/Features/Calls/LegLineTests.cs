using RankRentPro.Features.Calls;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class LegLineTests
{
    [Theory]
    [InlineData("completed", 60, 8_500L, "unknown", "$0.0085")]
    [InlineData("completed", 60, null, "pending", "pending")]
    [InlineData("completed", 60, null, "unknown", "not rated")]
    [InlineData("no-answer", 0, null, "unknown", "free")]
    [InlineData(LegRow.Lost, 0, null, "unknown", "not rated")]
    [InlineData("in-progress", 0, null, "pending", "pending")]
    public void A_leg_is_pending_only_while_somebody_still_asks_for_its_price(string status, long duration, long? price, string state, string shown)
    {
        var leg = Inbound(status: status, duration: duration) with { Price = price, PriceCurrency = "USD" };

        var line = Assert.Single(LegLine.Of([leg], new() { Sid = leg.Sid, CostState = state }, TimeZoneInfo.Utc));

        Assert.Equal(shown, line.Cost);
    }
}
