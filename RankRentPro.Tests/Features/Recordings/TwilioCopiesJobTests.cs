using System.Net;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class TwilioCopiesJobTests : IAsyncLifetime
{
    private readonly RecordedDemo _app = new();
    private string _sid = "";

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _sid = _app.Sids()[0];
        _app.Want(deleteAtTwilio: true);
        await _app.Keep();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_recording_whose_copy_is_safe_is_deleted_at_Twilio_and_stays_here()
    {
        using var owner = await _app.DemoOwner();

        Assert.StartsWith("1 deleted at Twilio", await Delete(), StringComparison.Ordinal);

        Assert.False(_app.IsAtTwilio(_sid));
        Assert.Equal(RecordingFileRow.Verified, _app.Manifest(_sid)!.State);
        Assert.Contains("Kept here only", (await owner.Get("/recordings")).Text($"#recording-{_sid}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.Get($"/recordings/{_sid}/audio")).Status);
        Assert.Equal("Nothing is to be deleted at Twilio.", await Delete());
    }

    [Fact]
    public async Task Neither_a_sync_nor_a_comparison_takes_it_for_gone()
    {
        await Delete();
        _app.Time.Advance(TimeSpan.FromDays(2));

        await _app.Sync();
        await _app.Run<HistoryJob>(job => job.Run(CancellationToken.None));
        var compared = await _app.Run<ReconcileJob>(job => job.Run(CancellationToken.None));

        Assert.Contains(" 0 recordings deleted at Twilio", compared, StringComparison.Ordinal);
        Assert.Equal((null, true), (_app.Recording(_sid)!.GoneAt, _app.Recording(_sid)!.IsAudible));
    }

    [Fact]
    public async Task A_copy_that_is_not_what_came_keeps_the_recording_at_Twilio_and_is_fetched_again()
    {
        using var owner = await _app.DemoOwner();
        var bytes = await File.ReadAllBytesAsync(_app.FileOf(_sid), TestContext.Current.CancellationToken);
        bytes[5000] ^= 1;
        await File.WriteAllBytesAsync(_app.FileOf(_sid), bytes, TestContext.Current.CancellationToken);

        Assert.Contains("1 copies were not what came", await Delete(), StringComparison.Ordinal);
        Assert.True(_app.IsAtTwilio(_sid));
        Assert.Contains("1 files are not what came", (await owner.Get("/health")).Text("main"), StringComparison.Ordinal);

        Assert.Equal("1 kept.", await _app.Keep());
        Assert.StartsWith("1 deleted at Twilio", await Delete(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_is_not_rated_yet_stays_at_Twilio_for_three_days()
    {
        _app.Change("update recordings set price = null where sid = @sid", _sid);

        Assert.Equal("Nothing is to be deleted at Twilio.", await Delete());
        _app.Time.Advance(TimeSpan.FromHours(73));
        Assert.StartsWith("1 deleted at Twilio", await Delete(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_copy_that_is_not_as_long_as_its_recording_does_not_take_its_place(int seconds)
    {
        _app.Change($"update recordings set duration = duration + {seconds} where sid = @sid", _sid);

        Assert.EndsWith("1 copies are not as long as their recordings, which stay at Twilio.", await Delete(), StringComparison.Ordinal);

        Assert.True(_app.IsAtTwilio(_sid));
        Assert.Equal("Nothing is to be deleted at Twilio.", await Delete());
    }

    [Fact]
    public async Task While_Twilio_refuses_it_is_tried_again_later_and_nothing_is_taken_for_gone()
    {
        _app.Switches.Turn(positions => positions with { Unavailable = true });

        Assert.Contains("Could not delete", await Delete(), StringComparison.Ordinal);
        _app.Database.Write(connection => RecordingsSql.MarkGone(connection, _sid, _app.Time.GetUtcNow()));
        Assert.Equal((null, null), (_app.Recording(_sid)!.FreedAt, _app.Recording(_sid)!.GoneAt));

        _app.Switches.Turn(_ => new SwitchPositions());
        _app.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.StartsWith("1 deleted at Twilio", await Delete(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_owner_changes_his_mind_recordings_stay_at_Twilio()
    {
        _app.Switches.Turn(positions => positions with { Unavailable = true });
        await Delete();
        _app.Switches.Turn(_ => new SwitchPositions());
        _app.Want(deleteAtTwilio: false);
        _app.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("Recordings stay at Twilio.", await Delete());

        Assert.True(_app.IsAtTwilio(_sid));
        Assert.Null(_app.Queued(_sid, TwilioCopiesJob.Kind));
    }

    private Task<string> Delete() => _app.Run<TwilioCopiesJob>(job => job.Run(CancellationToken.None));
}
