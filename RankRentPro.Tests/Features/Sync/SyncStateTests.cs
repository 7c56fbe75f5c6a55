using RankRentPro.Features.Sync;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Sync;

public sealed class SyncStateTests
{
    [Fact]
    public void A_failing_Twilio_is_left_alone_for_longer_each_time()
    {
        var state = new SyncState();
        var waits = new List<double>();

        for (var failure = 0; failure < 6; failure++)
        {
            state = state.AfterFailure("away", Began);
            waits.Add((state.NotBefore!.Value - Began).TotalMinutes);
        }

        Assert.Equal([2, 4, 8, 16, 30, 30], waits);
    }

    [Fact]
    public void The_first_failure_is_what_the_page_names()
    {
        var state = new SyncState().AfterSuccess(Began).AfterFailure("one", Began.AddMinutes(2)).AfterFailure("two", Began.AddMinutes(4));

        Assert.Equal((Began, Began.AddMinutes(2), "two"), (state.SucceededAt, state.FailingSince, state.Problem));
    }

    [Fact]
    public void A_success_ends_the_waiting()
    {
        var state = new SyncState().AfterFailure("away", Began).AfterSuccess(Began.AddMinutes(2));

        Assert.Equal(new SyncState { SucceededAt = Began.AddMinutes(2) }, state);
    }
}
