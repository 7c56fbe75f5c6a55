using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using RankRentPro.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class MediaAddressesTests(RecordedDemo app) : IClassFixture<RecordedDemo>
{
    [Fact]
    public async Task An_address_plays_without_a_header_and_in_parts()
    {
        using var player = app.NewProgram();
        var url = await Address(app.Sids()[0]);
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new RangeHeaderValue(0, 99);

        var (whole, part) = (await player.Get(url), await player.Send(request));

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg"), (whole.Status, whole.Header("Content-Type")));
        Assert.Equal((HttpStatusCode.PartialContent, $"bytes 0-99/{whole.Bytes.Length}"), (part.Status, part.Header("Content-Range")));
    }

    [Fact]
    public async Task An_address_is_over_after_an_hour_or_a_little_more()
    {
        using var player = app.NewProgram();
        var url = await Address(app.Sids()[0]);

        app.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await player.Get(url)).Status);
        app.Time.Advance(TimeSpan.FromMinutes(31));

        AssertDead(await player.Get(url));
    }

    [Fact]
    public async Task A_player_that_asks_for_the_head_first_gets_it_and_no_body()
    {
        using var player = app.NewProgram();
        var url = await Address(app.Sids()[0]);
        var whole = await player.Get(url);

        var head = await player.Send(new(HttpMethod.Head, url));

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", "bytes", 0), (head.Status, head.Header("Content-Type"), head.Header("Accept-Ranges"), head.Bytes.Length));
        Assert.Equal(whole.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Equal(HttpStatusCode.NotFound, (await player.Send(new(HttpMethod.Head, url + "x"))).Status);
    }

    [Fact]
    public async Task A_part_behind_the_end_is_refused_in_json()
    {
        using var player = app.NewProgram();
        using var visitor = await app.DemoOwner();
        var request = new HttpRequestMessage(HttpMethod.Get, await Address(await app.Record(visitor)));
        request.Headers.Range = new RangeHeaderValue(999_999_999, null);

        var answer = await player.Send(request);

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("bytes */", answer.Header("Content-Range"), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task Audio_that_Twilio_cannot_give_now_is_told_in_json()
    {
        using var player = app.NewProgram();
        using var visitor = await app.DemoOwner();
        var url = await Address(await app.Record(visitor));
        app.Switches.Turn(positions => positions with { Unavailable = true });

        var answer = await player.Get(url);
        app.Switches.Turn(_ => new RankRentPro.Simulator.SwitchPositions());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("Try", answer.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await player.Get(url)).Status);
    }

    [Fact]
    public async Task An_address_of_a_deleted_recording_is_refused()
    {
        using var player = app.NewProgram();
        using var visitor = await app.DemoOwner();
        var sid = await app.Record(visitor);
        var url = await Address(sid);
        Assert.Equal(HttpStatusCode.OK, (await player.Get(url)).Status);

        await (await visitor.Get($"/recordings/{sid}/delete")).Form("main form").Submit();

        AssertDead(await player.Get(url));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(40)]
    [InlineData(63)]
    public async Task A_tampered_address_is_refused(int place)
    {
        using var player = app.NewProgram();
        var (head, token) = await Parts();
        var bytes = Base64UrlEncoder.DecodeBytes(token);
        bytes[place] ^= 1;

        AssertDead(await player.Get(head + Base64UrlEncoder.Encode(bytes)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("%00")]
    [InlineData("RE00000000000000000000000000000001")]
    public async Task What_is_no_token_is_refused(string text)
    {
        using var player = app.NewProgram();

        Assert.InRange((int)(await player.Get($"/media/{text}")).Status, 400, 404);
    }

    [Fact]
    public async Task An_access_token_opens_no_media_and_a_media_token_no_api()
    {
        var (head, token) = await Parts();
        using var program = app.NewProgram();
        program.Token = token;

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/api/twilio/recordings")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get(head + Base64UrlEncoder.Encode(Encoding.ASCII.GetBytes(app.KeyOf())))).Status);
    }

    [Fact]
    public async Task A_public_address_begins_the_addresses()
    {
        await using var own = new AppFixture { Settings = { ["RANKRENT_PUBLIC_URL"] = "https://phones.example.com/" } };
        await own.InitializeAsync();
        var request = new Microsoft.AspNetCore.Http.DefaultHttpContext().Request;

        Assert.Matches("^https://phones.example.com/media/[A-Za-z0-9_-]+$", own.Services.GetRequiredService<RankRentPro.Features.Recordings.MediaAddresses>().Of(request, CallBuilder.RecordingSid(1)));
    }

    [Fact]
    public async Task An_address_is_in_no_log_and_open_to_front_ends_of_allowed_origins()
    {
        var log = new LoggedLines();
        await using var own = await new AppFixture { Replace = log.Register, Settings = { ["RANKRENT_ALLOWED_ORIGINS"] = "https://app.example.com" } }.Started();
        using var player = own.NewProgram();
        var request = new HttpRequestMessage(HttpMethod.Get, "/media/s3cret");
        request.Headers.Add("Origin", "https://app.example.com");

        var answer = await player.Send(request);

        Assert.Equal((HttpStatusCode.NotFound, "https://app.example.com"), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        Assert.DoesNotContain(log.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lists_that_did_not_change_are_the_same_for_half_an_hour()
    {
        var tokens = app.Services.GetRequiredService<MediaTokens>();
        var sid = CallBuilder.RecordingSid(1);
        app.Time.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(app.Time.GetUtcNow().ToUnixTimeSeconds() % 1800));
        var first = tokens.Of(sid);
        app.Time.Advance(TimeSpan.FromMinutes(29));

        Assert.Equal(first, tokens.Of(sid));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(first, tokens.Of(sid));
    }

    private static void AssertDead(ApiAnswer answer)
    {
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.StartsWith("This address is over, or its recording was deleted. Ask the API for a new one", answer.Message, StringComparison.Ordinal);
    }

    private async Task<string> Address(string sid)
    {
        using var program = app.Program();
        return (await program.Get($"/api/twilio/recordings/{sid}")).Text("mediaUrl");
    }

    private async Task<(string Head, string Token)> Parts()
    {
        var url = await Address(app.Sids()[0]);
        return (url[..(url.LastIndexOf('/') + 1)], url[(url.LastIndexOf('/') + 1)..]);
    }
}
