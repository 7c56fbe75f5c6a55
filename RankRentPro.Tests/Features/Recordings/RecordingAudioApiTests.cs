using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using RankRentPro.Features.Recordings;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class RecordingAudioApiTests(RecordedDemo app) : IClassFixture<RecordedDemo>
{
    private string Path => $"/recordings/{app.Sids()[0]}/audio";

    [Fact]
    public async Task The_audio_is_an_mp3_of_the_calls_length()
    {
        using var visitor = await app.DemoOwner();

        var audio = await visitor.Get(Path);

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", "bytes"), (audio.Status, audio.Header("Content-Type"), audio.Header("Accept-Ranges")));
        using var mp3 = new MemoryStream(audio.Bytes);
        Assert.InRange(Mp3Length.Seconds(mp3), 39, 41);
        Assert.NotNull(audio.Header("Last-Modified"));
        Assert.Contains("private", audio.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_alone_is_served_too()
    {
        using var visitor = await app.DemoOwner();
        var whole = await visitor.Get(Path);

        var head = await visitor.Send(new(HttpMethod.Head, Path));

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", 0), (head.Status, head.Header("Content-Type"), head.Bytes.Length));
        Assert.Equal(whole.Header("ETag"), head.Header("ETag"));
    }

    [Theory]
    [InlineData("bytes=0-99", 100)]
    [InlineData("bytes=1000-1999", 1000)]
    [InlineData("bytes=-500", 500)]
    public async Task A_player_seeks(string range, int length)
    {
        using var visitor = await app.DemoOwner();
        var whole = await visitor.Get(Path);

        var part = await Ask(visitor, request => request.Headers.Range = RangeHeaderValue.Parse(range));

        Assert.Equal((HttpStatusCode.PartialContent, length), (part.Status, part.Bytes.Length));
        Assert.EndsWith($"/{whole.Bytes.Length}", part.Header("Content-Range"), StringComparison.Ordinal);
        Assert.True(whole.Bytes.AsSpan().IndexOf(part.Bytes) >= 0);
    }

    [Fact]
    public async Task A_place_behind_the_end_is_refused()
    {
        using var visitor = await app.DemoOwner();

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await Ask(visitor, request => request.Headers.Range = new(99_999_999, null))).Status);
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        using var visitor = await app.DemoOwner();
        var changed = DateTimeOffset.Parse((await visitor.Get(Path)).Header("Last-Modified")!, CultureInfo.InvariantCulture);

        Assert.Equal(HttpStatusCode.NotModified, (await Ask(visitor, request => request.Headers.IfModifiedSince = changed)).Status);
    }

    [Fact]
    public async Task The_bytes_have_their_hash_for_a_tag_and_are_sent_once()
    {
        using var visitor = await app.DemoOwner();
        var whole = await visitor.Get(Path);

        var again = await Ask(visitor, request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(whole.Header("ETag")!)));
        var part = await Ask(visitor, request => (request.Headers.Range, request.Headers.IfRange) = (new(0, 9), new(EntityTagHeaderValue.Parse(whole.Header("ETag")!))));

        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(whole.Bytes))}\"", whole.Header("ETag"));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.PartialContent), (again.Status, part.Status));
    }

    [Fact]
    public async Task A_download_is_named_after_the_call_and_its_time()
    {
        using var visitor = await app.DemoOwner();

        var file = await visitor.Get($"{Path}?download=true");

        Assert.Matches(@"^attachment; filename=(call-2[0-9]{3}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9]+-to-12125550144\.mp3); filename\*=UTF-8''\1$", file.Header("Content-Disposition"));
    }

    [Fact]
    public void A_call_that_the_app_records_has_each_voice_in_a_channel_of_its_own() => Assert.Equal(2, app.Recording(app.Sids()[0])!.Channels);

    [Fact]
    public async Task A_file_fetched_once_plays_while_Twilio_is_away()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        await visitor.Get($"/recordings/{sid}/audio");
        app.Switches.Turn(positions => positions with { Suspended = true });

        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/recordings/{sid}/audio")).Status);
        Assert.True(File.Exists(app.FileOf(sid)));
        app.Switches.Turn(_ => new SwitchPositions());
    }

    [Fact]
    public async Task A_file_that_Twilio_cannot_give_now_is_not_lost_for_later()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        app.Switches.Turn(positions => positions with { Unavailable = true });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.Get($"/recordings/{sid}/audio")).Status);
        app.Switches.Turn(_ => new SwitchPositions());

        Assert.Equal(HttpStatusCode.OK, (await visitor.Get($"/recordings/{sid}/audio")).Status);
        Assert.Empty(Directory.EnumerateFiles(app.DataFolder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Two_players_at_once_get_the_same_bytes_of_one_download()
    {
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);

        var asked = app.Media.Asked;
        var both = await Task.WhenAll(visitor.Get($"/recordings/{sid}/audio"), visitor.Get($"/recordings/{sid}/audio"));

        Assert.Equal(both[0].Bytes, both[1].Bytes);
        Assert.Equal(asked + 1, app.Media.Asked);
    }

    [Fact]
    public async Task Nobody_hears_a_recording_without_a_sign_in_nor_learns_where_Twilio_keeps_it()
    {
        using var stranger = app.NewVisitor();
        using var owner = await app.DemoOwner();

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Get(Path)).Status);
        Assert.DoesNotContain("simulator/2010", (await owner.Get("/recordings")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("api.twilio.com", (await owner.Get("/recordings")).Body, StringComparison.Ordinal);
    }

    private Task<VisitedPage> Ask(Visitor visitor, Action<HttpRequestMessage> with)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        with(request);
        return visitor.Send(request);
    }
}
