using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioExchangeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_debug_log_shows_the_exchange_without_secrets_and_texts()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(201, Bodies.Call());

        await stub.Client(debug: true).CreateCall(new() { To = "+14155550101", From = "+14155550102", Twiml = "<Response><Say>Private words</Say></Response>" }, Cancel);

        var line = Assert.Single(stub.Log.Lines);
        Assert.Contains($"POST {stub.Address}2010-04-01/Accounts/{StubTwilio.Account}/Calls.json To=+14155550101 From=+14155550102 Twiml=(45 characters) -> HTTP 201, request RQ1, ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(StubTwilio.Token, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Private", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_attempt_is_in_the_debug_log()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(503).Answers(200, Bodies.Call());

        await stub.Client(debug: true).FetchCall("CA1", Cancel);

        Assert.Equal(2, stub.Log.Lines.Count);
    }

    [Fact]
    public async Task A_failure_is_logged_once_with_its_request_id_however_often_it_was_tried()
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(503, Bodies.Error(20503, status: 503));

        await stub.Client().FetchCall("CA1", Cancel);

        var line = Assert.Single(stub.Log.Lines);
        Assert.StartsWith($"Warning: Twilio: GET 2010-04-01/Accounts/{StubTwilio.Account}/Calls/CA1.json failed: Unavailable, HTTP 503, code 20503, request RQ1.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_answers_are_read_and_at_most_four_are_asked_for_at_once()
    {
        await using var stub = await StubTwilio.Start();
        var (now, most) = (0, 0);
        stub.Answers(async context =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(20);
            Interlocked.Decrement(ref now);
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new System.IO.Compression.GZipStream(context.Response.Body, System.IO.Compression.CompressionLevel.Fastest);
            await zip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Bodies.Call()));
        });
        var services = stub.Services();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => services.GetRequiredService<TwilioClient>().FetchCall("CA1", Cancel)));

        Assert.All(answers, answer => Assert.True(answer.IsSuccess));
        Assert.InRange(most, 1, 4);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task An_answer_that_is_not_packed_as_it_says_is_a_refusal(string encoding)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(200, "<html>Sign in to the hotel network</html>", ("Content-Encoding", encoding));

        var question = await stub.Client().FetchCall("CA1", Cancel);
        var order = await stub.Client().CreateCall(new() { To = "+14155550101", From = "+14155550102", Twiml = "<Response/>" }, Cancel);

        Assert.Equal("Twilio could not be reached: what came back is garbled.", question.Refusal!.Meaning);
        Assert.True(order.Refusal is { OutcomeUnknown: true });
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
