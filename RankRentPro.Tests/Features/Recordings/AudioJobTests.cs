using System.Net;
using System.Security.Cryptography;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class AudioJobTests : IAsyncLifetime
{
    private readonly RecordedDemo _app = new();
    private string _sid = "";

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _sid = _app.Sids()[0];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_audio_of_a_new_recording_is_fetched_and_listed_with_its_size_and_hash()
    {
        Assert.Equal("1 kept.", await _app.Keep());

        var (bytes, file) = (await File.ReadAllBytesAsync(_app.FileOf(_sid), TestContext.Current.CancellationToken), _app.Manifest(_sid)!);
        Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), RecordingFileRow.Fetched), (file.Bytes, file.Sha256, file.State));
        Assert.Equal(($"{_sid[2..4]}/{_sid}.mp3", _app.Time.GetUtcNow()), (file.File, file.FetchedAt));
        Assert.Equal("No audio is to be fetched.", await _app.Keep());
        Assert.Equal(1, _app.Media.Asked);
    }

    [Fact]
    public async Task The_audio_is_fetched_when_Twilio_tells_that_it_is_ready()
    {
        await using var app = new RecordedDemo { RunsOnNews = true };
        await app.InitializeAsync();
        var sid = app.Sids()[0];

        await Eventually.Until(app.Database, () => app.Database.Read(connection => JobRunsSql.Last(connection, AudioJob.Name))?.Summary == "1 kept.");

        Assert.True(File.Exists(app.FileOf(sid)));
        Assert.Null(app.Queued(sid));
    }

    [Theory]
    [InlineData("text/html", "<html>Please sign in to the Wi-Fi</html>", "not audio but text/html")]
    [InlineData("audio/mpeg", "", "The audio is empty.")]
    [InlineData("audio/mpeg", "RIFF....WAVEfmt ", "not an MP3")]
    public async Task What_is_no_recording_is_not_kept(string type, string body, string problem)
    {
        _app.Media.Answer = () => MediaFaults.Text(body, type);

        Assert.Equal("0 kept, 1 to be tried again later.", await _app.Keep());

        AssertNothingKept();
        Assert.Contains(problem, _app.Queued(_sid)!.LastError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, 999_999, "of 999999 bytes came")]
    [InlineData(9, null, "The audio lasts 9 s, the recording 4")]
    [InlineData(400, null, "The audio lasts 400 s, the recording 4")]
    public async Task A_part_of_a_recording_or_another_one_is_not_kept(int seconds, int? length, string problem)
    {
        _app.Media.Answer = () => MediaFaults.Mp3(seconds, length);

        await _app.Keep();

        AssertNothingKept();
        Assert.Contains(problem, _app.Queued(_sid)!.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_did_not_come_is_tried_again_at_growing_intervals_and_then_each_day()
    {
        _app.Media.Answer = () => MediaFaults.Text("not yet", "text/plain");
        foreach (var minutes in new[] { 1, 5, 15, 60, 360, 1440, 1440 })
        {
            await _app.Keep();
            Assert.Equal(_app.Time.GetUtcNow().AddMinutes(minutes), _app.Queued(_sid)!.DueAt);
            _app.Time.Advance(TimeSpan.FromMinutes(minutes));
        }

        _app.Media.Answer = () => null;
        Assert.Equal("1 kept.", await _app.Keep());
        Assert.Null(_app.Queued(_sid));
    }

    [Fact]
    public async Task While_Twilio_is_away_the_run_ends_with_its_reason()
    {
        _app.Switches.Turn(positions => positions with { Unavailable = true });

        Assert.StartsWith("0 kept, 1 to be tried again later. Could not fetch the audio", await _app.Keep(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_of_a_recording_that_Twilio_does_not_know_any_more_is_given_up_after_an_hour()
    {
        _app.Simulated.File.Write(connection => Dapper.SqlMapper.Execute(connection, "delete from recordings"));
        foreach (var minutes in new[] { 1, 5, 15, 60 })
        {
            await _app.Keep();
            Assert.Null(_app.Recording(_sid)!.GoneAt);
            _app.Time.Advance(TimeSpan.FromMinutes(minutes));
        }

        await _app.Keep();

        Assert.NotNull(_app.Recording(_sid)!.GoneAt);
        Assert.Null(_app.Queued(_sid));
    }

    [Fact]
    public async Task Audio_of_a_recording_that_was_taken_for_gone_is_fetched_when_Twilio_lists_it_after_all()
    {
        _app.Database.Write(connection =>
        {
            RecordingLoss.Mark(connection, _sid, _app.Time.GetUtcNow());
            Dapper.SqlMapper.Execute(connection, "delete from deferred; update recordings set audio_queued_at = 1");
            RecordingLoss.Undo(connection, [_sid], _app.Time.GetUtcNow());
        });

        Assert.StartsWith("1 kept", await _app.Keep(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_plain_words_and_what_did_not_fit_is_heard_all_the_same()
    {
        using var owner = await _app.DemoOwner();
        FillDisk();

        Assert.EndsWith(DiskRoom.Sentence, await _app.Keep(), StringComparison.Ordinal);
        AssertNothingKept();
        Assert.Contains(DiskRoom.Sentence, (await owner.Get("/health")).Text("main"), StringComparison.Ordinal);

        FillDisk();
        var heard = await owner.Get($"/recordings/{_sid}/audio");
        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", null), (heard.Status, heard.Header("Content-Type"), heard.Header("ETag")));
        Assert.True(heard.Bytes.Length > 100_000);
        AssertNothingKept();
    }

    [Fact]
    public async Task When_there_is_room_again_the_audio_is_fetched()
    {
        FillDisk();
        await _app.Keep();
        _app.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("1 kept.", await _app.Keep());

        Assert.Equal(JobRunsSql.Done, _app.Database.Read(connection => JobRunsSql.Last(connection, AudioJob.Name))!.State);
    }

    [Fact]
    public async Task A_database_without_room_keeps_nobody_from_hearing_and_the_file_is_listed_later()
    {
        using var owner = await _app.DemoOwner();
        using (new FullDisk(_app.Database))
        {
            Assert.Equal(HttpStatusCode.OK, (await owner.Get($"/recordings/{_sid}/audio")).Status);
        }

        await _app.Keep();

        Assert.NotNull(_app.Manifest(_sid));
        Assert.Equal(1, _app.Media.Asked);
    }

    [Fact]
    public async Task Two_are_fetched_at_a_time()
    {
        var release = new TaskCompletionSource();
        (_app.Media.Gate, _app.Media.Answer) = (release.Task, () => MediaFaults.Mp3(40));
        _app.Take([.. Enumerable.Range(1, 6).Select(n => Recording(n) with { CreatedAt = _app.Time.GetUtcNow() })]);

        var run = _app.Keep();
        await _app.Media.Came.WaitAsync(TestContext.Current.CancellationToken);
        await _app.Media.Came.WaitAsync(TestContext.Current.CancellationToken);
        release.SetResult();

        Assert.Equal("7 kept.", await run);
        Assert.Equal((7, 2), (_app.Media.Asked, _app.Media.Most));
    }

    [Fact]
    public async Task Old_recordings_follow_when_the_history_is_here_and_a_few_at_a_time()
    {
        _app.Media.Answer = () => MediaFaults.Mp3(40);
        _app.Take([.. Enumerable.Range(1, 40).Select(n => Recording(n))]);

        Assert.Equal("1 kept.", await _app.Keep());
        _app.Database.Write(connection => HistoryImportSql.Begin(connection, "AC", new DateOnly(2100, 3, 1)));
        _app.Database.Write(connection => HistoryImportSql.Finish(connection, _app.Time.GetUtcNow()));

        Assert.Equal(["30 kept.", "10 kept.", "No audio is to be fetched."], new[] { await _app.Keep(), await _app.Keep(), await _app.Keep() });
    }

    [Fact]
    public async Task A_file_without_its_line_in_the_manifest_is_checked_and_listed()
    {
        await _app.Keep();
        _app.Change("delete from recording_files where sid = @sid; update recordings set audio_queued_at = null where sid = @sid", _sid);

        Assert.Equal("1 kept.", await _app.Keep());

        Assert.NotNull(_app.Manifest(_sid));
        Assert.Equal(1, _app.Media.Asked);
    }

    [Fact]
    public async Task Looking_for_work_reads_no_whole_table()
    {
        await _app.Keep();
        _app.Want(deleteAtTwilio: true);
        using var statements = _app.CountStatements();

        await _app.Keep();
        await _app.Run<TwilioCopiesJob>(job => job.Run(CancellationToken.None));

        Assert.InRange(statements.Count, 1, 30);
        Assert.DoesNotContain(statements.FullScans(), scan => scan.StartsWith("recording", StringComparison.Ordinal) || scan.StartsWith("deferred", StringComparison.Ordinal));
    }

    // Whatever is written to the file's forerunner finds no room.
    private void FillDisk()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_app.FileOf(_sid))!);
        File.CreateSymbolicLink(_app.FileOf(_sid) + AudioDownload.Part, "/dev/full");
    }

    private void AssertNothingKept()
    {
        Assert.Null(_app.Manifest(_sid));
        Assert.False(Directory.Exists(Path.Combine(_app.DataFolder, "demo-recordings"))
            && Directory.EnumerateFiles(Path.Combine(_app.DataFolder, "demo-recordings"), "*", SearchOption.AllDirectories).Any());
    }
}
