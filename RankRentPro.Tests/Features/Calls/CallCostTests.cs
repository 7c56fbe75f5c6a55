using RankRentPro.Features.Calls;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallCostTests
{
    private static readonly LegRow Rated = Inbound() with { Price = 8_500, PriceCurrency = "usd" };
    private static readonly LegRow RatedChild = Dialled(duration: 42) with { Price = 14_000, PriceCurrency = "USD" };

    [Fact]
    public void A_cost_is_the_sum_of_legs_and_recordings() =>
        Assert.Equal(new CallCost(25_000, "USD", "final"), CallCost.Of(Facts(Rated, RatedChild) with { Recordings = [Recording() with { Price = 2_500 }] }));

    [Fact]
    public void A_cost_is_pending_until_every_billable_leg_is_rated() =>
        Assert.Equal(new CallCost(8_500, "USD", "pending"), CallCost.Of(Facts(Rated, Dialled(duration: 42))));

    [Fact]
    public void A_leg_that_nobody_answered_costs_nothing_and_is_not_waited_for() =>
        Assert.Equal(new CallCost(8_500, "USD", "final"), CallCost.Of(Facts(Rated, Dialled(status: "no-answer"))));

    [Fact]
    public void A_running_call_is_never_final() =>
        Assert.Equal("pending", CallCost.Of(Facts(Inbound(status: "ringing", duration: 0))).State);

    [Theory]
    [InlineData(72, "pending")]
    [InlineData(73, "unknown")]
    public void After_three_days_a_missing_price_is_given_up(int hours, string state) =>
        Assert.Equal(state, CallCost.Of(Facts(Rated, Dialled(duration: 42)) with { Now = Began.AddHours(hours) }).State);

    [Fact]
    public void What_a_lost_leg_cost_is_not_known_and_never_will_be() =>
        Assert.Equal(new CallCost(8_500, "USD", "unknown"), CallCost.Of(Facts(Rated, Dialled(status: LegRow.Lost))));

    [Fact]
    public void A_price_that_comes_after_all_is_final() =>
        Assert.Equal(new CallCost(22_500, "USD", "final"), CallCost.Of(Facts(Rated, RatedChild) with { Now = Began.AddDays(9) }));

    [Theory]
    [InlineData("pending", "pending")]
    [InlineData("final", "$0.0225")]
    [InlineData("unknown", "at least $0.0225")]
    public void A_pending_cost_is_never_shown_as_an_amount(string state, string shown) =>
        Assert.Equal(shown, new CallLine(new CallRow { Sid = CallSid(1), Cost = 22_500, CostCurrency = "USD", CostState = state }, CallMarks.None, TimeZoneInfo.Utc).Cost);
}
