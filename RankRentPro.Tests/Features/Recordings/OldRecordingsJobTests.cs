using System.Net;
using RankRentPro.Features.Recordings;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class OldRecordingsJobTests : IAsyncLifetime
{
    private readonly RecordedDemo _app = new();
    private string _sid = "";

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _sid = _app.Sids()[0];
        await _app.Keep();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_recording_that_is_too_old_is_deleted_here_and_at_Twilio_and_its_call_says_so()
    {
        using var owner = await _app.DemoOwner();
        Age();

        Assert.Equal("1 recordings older than 30 days deleted.", await Run());

        Assert.False(_app.IsAtTwilio(_sid) || File.Exists(_app.FileOf(_sid)));
        Assert.Null(_app.Manifest(_sid));
        Assert.False((await owner.Get("/recordings")).Has($"#recording-{_sid}"));
        var line = (await owner.Get($"/calls/{_app.CallOf(_sid)}")).One($"#recording-{_sid}");
        Assert.Contains("Recording deleted after 30 days", line.TextContent, StringComparison.Ordinal);
        Assert.Null(line.QuerySelector("audio, .button-danger"));
        Assert.Equal(0, _app.Call(_app.CallOf(_sid)).Recordings);
    }

    [Fact]
    public async Task What_is_young_enough_stays_and_without_a_number_of_days_everything_does()
    {
        _app.Want(days: 30);
        Assert.Equal("0 recordings older than 30 days deleted.", await Run());

        Age();
        _app.Want(days: null);
        Assert.Equal("Recordings are kept for ever.", await Run());

        Assert.True(File.Exists(_app.FileOf(_sid)));
    }

    [Fact]
    public async Task While_Twilio_refuses_nothing_is_deleted_here_either()
    {
        Age();
        _app.Switches.Turn(positions => positions with { Suspended = true });

        Assert.Contains("Could not delete", await Run(), StringComparison.Ordinal);
        Assert.True(File.Exists(_app.FileOf(_sid)));

        _app.Switches.Turn(_ => new SwitchPositions());
        Assert.Equal("1 recordings older than 30 days deleted.", await Run());
    }

    [Fact]
    public async Task A_recording_that_Twilio_will_not_delete_stops_no_other()
    {
        using var owner = await _app.DemoOwner();
        var another = await _app.Record(owner);
        Age();
        Age(another);
        _app.Faults.Answer = request => request.Method == HttpMethod.Delete && request.RequestUri!.AbsolutePath.Contains(_sid, StringComparison.Ordinal)
            ? TwilioFaults.Json(HttpStatusCode.Conflict, """{"code":20409,"message":"The recording is in use","status":409}""") : null;

        var told = await Run();

        Assert.StartsWith("1 recordings older than 30 days deleted. 1 were refused, the last: Could not delete", told, StringComparison.Ordinal);
        Assert.Equal((true, false), (_app.IsAtTwilio(_sid), _app.IsAtTwilio(another)));
    }

    [Fact]
    public async Task A_recording_that_only_is_here_is_deleted_though_Twilio_does_not_answer()
    {
        Age();
        _app.Change("update recordings set freed_at = 1 where sid = @sid", _sid);
        _app.Switches.Turn(positions => positions with { Unavailable = true });

        Assert.Equal("1 recordings older than 30 days deleted.", await Run());
    }

    [Fact]
    public async Task A_file_that_a_crash_left_behind_is_deleted()
    {
        _app.Change("update recordings set deleted_at = 1 where sid = @sid", _sid);

        await Run();

        Assert.False(File.Exists(_app.FileOf(_sid)));
        Assert.Null(_app.Manifest(_sid));
    }

    [Fact]
    public async Task What_is_too_old_to_be_kept_is_not_fetched()
    {
        Age();
        _app.Change("delete from recording_files where sid = @sid; update recordings set audio_queued_at = null where sid = @sid", _sid);

        Assert.Equal("No audio is to be fetched.", await _app.Keep());
    }

    private Task<string> Run() => _app.Run<OldRecordingsJob>(job => job.Run(CancellationToken.None));

    private void Age(string? sid = null)
    {
        _app.Want(days: 30);
        var old = _app.Time.GetUtcNow().AddDays(-31).ToUnixTimeMilliseconds();
        _app.Change($"update recordings set created_at = {old} where sid = @sid", sid ?? _sid);
    }
}
