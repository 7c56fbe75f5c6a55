using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioRetriesTests
{
    private static readonly NewCall NewCall = new() { To = "+14155550101", From = "+14155550102", Twiml = "<Response/>" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(429, 2)]
    [InlineData(500, 2)]
    [InlineData(503, 2)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    public async Task A_question_is_asked_again_when_that_may_help(int status, int attempts)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(status).Answers(200, Bodies.Call());

        var answer = await stub.Client().FetchCall("CA1", Cancel);

        Assert.Equal(attempts, stub.Requests.Count);
        Assert.Equal(attempts == 2, answer.IsSuccess);
    }

    [Theory]
    [InlineData(429, 2)]
    [InlineData(500, 1)]
    [InlineData(503, 1)]
    public async Task A_post_is_repeated_only_when_nothing_was_processed(int status, int attempts)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(status).Answers(201, Bodies.Call());

        var answer = await stub.Client().CreateCall(NewCall, Cancel);

        Assert.Equal(attempts, stub.Requests.Count);
        Assert.Equal(attempts == 1, answer.Refusal is { OutcomeUnknown: true, IsRetryable: false });
        Assert.Equal(stub.Requests[0].Body, stub.Requests[^1].Body);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_for_a_question_and_not_for_a_post()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(context => { context.Abort(); return Task.CompletedTask; });

        var question = await stub.Client().FetchCall("CA1", Cancel);
        var post = await stub.Client().CreateCall(NewCall, Cancel);

        Assert.Equal(TwilioRefusalKind.Unreachable, question.Refusal!.Kind);
        Assert.True(post.Refusal is { Kind: TwilioRefusalKind.Unreachable, OutcomeUnknown: true });
        Assert.Equal((1 + TwilioPatience.Person.Retries, 1), (stub.Requests.Count(r => r.Method == "GET"), stub.Requests.Count(r => r.Method == "POST")));
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync(Bodies.Call()[..100]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        }).Answers(200, Bodies.Call());

        Assert.True((await stub.Client().FetchCall("CA1", Cancel)).IsSuccess);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task Deleting_what_the_first_attempt_already_deleted_is_done()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(503).Answers(404, Bodies.Error(20404, status: 404));

        var afterRetry = await stub.Client().DeleteRecording("RE1", Cancel);
        var atOnce = await stub.Client().DeleteRecording("RE1", Cancel);

        Assert.Null(afterRetry);
        Assert.Equal(TwilioRefusalKind.NotFound, atOnce!.Kind);
    }

    [Theory]
    [InlineData(200, "<html>Sign in to the hotel network</html>")]
    [InlineData(302, "")]
    public async Task What_somebody_in_between_answers_deletes_nothing(int status, string body)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(status, body);

        Assert.Equal("The answer is not one of Twilio's.", (await stub.Client().DeleteRecording("RE1", Cancel))?.Meaning);
    }

    [Fact]
    public async Task Nobody_makes_the_app_wait_for_more_than_an_hour()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(429, Bodies.Error(20429, "Too Many Requests", 429), ("Retry-After", "31536000"));

        Assert.Equal(TimeSpan.FromHours(1), (await stub.Client().FetchCall("CA1", Cancel)).Refusal!.RetryAfter);
    }

    [Fact]
    public async Task What_a_person_waits_for_is_given_up_when_Twilio_asks_to_wait_for_longer()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(429, Bodies.Error(20429, "Too Many Requests", 429), ("Retry-After", "30"));

        var answer = await stub.Client().FetchAccount(Cancel);

        Assert.True(answer.Refusal is { Kind: TwilioRefusalKind.RateLimited, IsRetryable: true });
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Refusal.RetryAfter);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_job_waits_as_long_as_Twilio_asks()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(429, "", ("Retry-After", "20")).Answers(200, Bodies.Call());
        var clock = new FakeTimeProvider();
        var start = clock.GetUtcNow();
        var client = stub.Services(clock: clock).GetRequiredService<TwilioClient>();

        var answer = client.With(TwilioPatience.Background).FetchCall("CA1", Cancel);
        await Pass(clock, answer);

        Assert.True((await answer).IsSuccess);
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task Silence_ends_in_ten_seconds_and_a_post_is_not_sent_again()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        var clock = new FakeTimeProvider();
        var start = clock.GetUtcNow();

        var answer = stub.Services(clock: clock).GetRequiredService<TwilioClient>().CreateCall(NewCall, Cancel);
        await Pass(clock, answer);

        Assert.True((await answer).Refusal is { Kind: TwilioRefusalKind.TimedOut, OutcomeUnknown: true, IsRetryable: false });
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task Waits_between_attempts_grow()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(503);
        var clock = new FakeTimeProvider();
        var start = clock.GetUtcNow();
        var client = stub.Services(clock: clock, retryDelay: TimeSpan.FromSeconds(4)).GetRequiredService<TwilioClient>();

        var answer = client.With(TwilioPatience.Background with { Retries = 2 }).FetchAccount(Cancel);
        await Pass(clock, answer);

        Assert.Equal(3, stub.Requests.Count);
        Assert.True(clock.GetUtcNow() - start >= TimeSpan.FromSeconds(6));
    }

    // The stub answers in real time: the clock moves on only while the client is given time to ask.
    private static async Task Pass(FakeTimeProvider clock, Task answer)
    {
        while (await Task.WhenAny(answer, Task.Delay(30)) != answer)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
