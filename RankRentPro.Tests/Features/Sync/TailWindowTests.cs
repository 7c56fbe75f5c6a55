using RankRentPro.Features.Sync;

namespace RankRentPro.Tests.Features.Sync;

public sealed class TailWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_first_the_newest_days_are_read()
    {
        var tail = TailWindow.Of(null, Now);

        Assert.Equal((new DateOnly(2026, 11, 18), null, null), (tail.Window.First, tail.Window.EnoughBefore, tail.Gap));
    }

    [Fact]
    public void Then_what_began_since_the_last_whole_run_and_a_while_before_it()
    {
        var tail = TailWindow.Of(Now.AddMinutes(-2), Now);

        Assert.Equal((new DateOnly(2026, 11, 19), Now.AddMinutes(-182)), (tail.Window.First, tail.Window.EnoughBefore));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_clock_that_was_wrong_by_an_hour_leaves_nothing_out(int hours)
    {
        var lastRun = Now.AddHours(-1);

        var tail = TailWindow.Of(lastRun.AddHours(hours), Now);

        Assert.True(tail.Window.EnoughBefore < lastRun);
        Assert.True(tail.Window.First < DateOnly.FromDateTime(lastRun.UtcDateTime));
    }

    [Fact]
    public void A_watermark_of_next_year_does_not_stop_the_reading() =>
        Assert.Equal(Now.AddHours(-3), TailWindow.Of(Now.AddYears(1), Now).Window.EnoughBefore);

    [Fact]
    public void After_days_away_the_import_fills_the_gap()
    {
        var tail = TailWindow.Of(Now.AddDays(-10), Now);

        Assert.Equal((new DateOnly(2026, 11, 18), new DateOnly(2026, 11, 9)), (tail.Window.First, tail.Gap));
    }
}
