using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioMediaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Audio_is_asked_for_as_mp3_and_streams_with_its_type_and_length()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, "audio", ("Content-Type", "audio/mpeg"), ("Content-Length", "5"));

        using var audio = (await Media(stub).OpenRecording("RE1", Cancel)).Value!;

        Assert.EndsWith("/Recordings/RE1.mp3", stub.Requests[0].Target, StringComparison.Ordinal);
        Assert.Equal(("audio/mpeg", 5L), (audio.ContentType, audio.Length));
        Assert.Equal("audio", await new StreamReader(audio.Stream).ReadToEndAsync(Cancel));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_the_credentials()
    {
        await using var stub = await StubTwilio.Start();
        await using var storage = await StubTwilio.Start();
        stub.Answers(307, "", ("Location", $"{storage.Address}bucket/x.mp3?signature=s1gned"));
        storage.Answers(200, "audio", ("Content-Type", "audio/mpeg"));

        using var audio = (await stub.Services(debug: true).GetRequiredService<TwilioMedia>().OpenRecording("RE1", Cancel)).Value!;

        Assert.Equal("/bucket/x.mp3?signature=s1gned", storage.Requests[0].Target);
        Assert.Equal("", storage.Requests[0].Authorization);
        Assert.DoesNotContain("s1gned", string.Concat(stub.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task What_the_storage_refuses_is_no_word_of_Twilio_about_the_account(int status)
    {
        await using var stub = await StubTwilio.Start();
        await using var storage = await StubTwilio.Start();
        stub.Answers(307, "", ("Location", $"{storage.Address}bucket/x.mp3"));
        storage.Answers(status, "<Error>Request has expired</Error>", ("Retry-After", "600"));
        var services = stub.Services();

        var refusal = (await services.GetRequiredService<TwilioMedia>().OpenRecording("RE1", Cancel)).Refusal!;

        Assert.Equal((TwilioRefusalKind.Refused, "Twilio's storage does not give it."), (refusal.Kind, refusal.Meaning));
        Assert.True(refusal.ConcernsOne);
    }

    [Fact]
    public async Task A_storage_that_is_busy_pauses_nothing_but_its_own()
    {
        await using var stub = await StubTwilio.Start();
        await using var storage = await StubTwilio.Start();
        stub.Answers(307, "", ("Location", $"{storage.Address}bucket/x.mp3"));
        storage.Answers(503, "", ("Retry-After", "600"));
        var services = stub.Services();

        await services.GetRequiredService<TwilioMedia>().OpenRecording("RE1", Cancel);

        Assert.Null(services.GetRequiredService<TwilioPause>().Until);
    }

    [Fact]
    public async Task A_redirect_within_the_host_keeps_the_credentials()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(302, "", ("Location", "/other.mp3")).Answers(200, "audio");

        using var audio = (await Media(stub).OpenRecording("RE1", Cancel)).Value!;

        Assert.Equal("/other.mp3", stub.Requests[1].Target);
        Assert.Equal(stub.Requests[0].Authorization, stub.Requests[1].Authorization);
    }

    [Theory]
    [InlineData("/again")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Redirects_that_lead_nowhere_are_a_refusal(string location)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(302, "", ("Location", location));

        var answer = await Media(stub).OpenRecording("RE1", Cancel);

        Assert.Equal(TwilioRefusalKind.Unavailable, answer.Refusal!.Kind);
    }

    [Fact]
    public async Task Audio_that_is_not_ready_is_not_found()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(404, Bodies.Error(20404, status: 404));

        Assert.Equal(TwilioRefusalKind.NotFound, (await Media(stub).OpenRecording("RE1", Cancel)).Refusal!.Kind);
    }

    private static TwilioMedia Media(StubTwilio stub) => stub.Services().GetRequiredService<TwilioMedia>();
}
