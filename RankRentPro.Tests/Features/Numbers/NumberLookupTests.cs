using RankRentPro.Features.Numbers;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Numbers;

public sealed class NumberLookupTests
{
    private static readonly NumberRow First = Number(1) with { Id = 1, PurchasedAt = Began.AddDays(-80), ReleasedAt = Began.AddDays(-40) };
    private static readonly NumberRow Again = Number(2) with { Id = 2, PurchasedAt = Began.AddDays(-10) };
    private static readonly NumberLookup Numbers = new([Again, First, Number(3, "+442079460118") with { Id = 3 }]);

    [Fact]
    public void The_sid_of_the_number_decides() => Assert.Equal(1, Numbers.Find(First.Sid, "+442079460118", Began)?.Id);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(-10, 2)]
    [InlineData(-11, 1)]
    [InlineData(-60, 1)]
    [InlineData(-100, 1)]
    public void A_number_bought_twice_is_the_one_that_was_ours_at_the_time(int days, long expected) =>
        Assert.Equal(expected, Numbers.Find(null, Ours, Began.AddDays(days))?.Id);

    [Fact]
    public void An_unknown_sid_is_looked_for_by_its_digits() => Assert.Equal(3, Numbers.Find($"PN{9:x32}", "+442079460118", Began)?.Id);

    [Fact]
    public void A_number_that_was_never_ours_is_none() => Assert.Null(Numbers.Find(null, Caller, Began));
}
