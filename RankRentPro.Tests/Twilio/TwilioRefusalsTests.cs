using Microsoft.Extensions.Logging.Abstractions;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Twilio;

public sealed class TwilioRefusalsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_that_was_just_taken_says_so_and_what_to_do()
    {
        var refusal = await Refusal(400, Bodies.Error(21422, "+14155550101 is not available."));

        Assert.Equal("Could not buy the number +14155550101. The number is not available (sold, reserved, or not Twilio's). Search again and choose another number.", refusal.Sentence);
        Assert.True(refusal is { Kind: TwilioRefusalKind.Refused, Code: 21422, HttpStatus: 400, RequestId: "RQ1", IsRetryable: false, OutcomeUnknown: false });
    }

    [Fact]
    public async Task Wrong_credentials_say_what_to_check()
    {
        var refusal = await Refusal(401, """{"code":20003,"detail":"","message":"Authenticate","more_info":"https://www.twilio.com/docs/errors/20003","status":401}""");

        Assert.Equal(TwilioRefusalKind.Unauthorized, refusal.Kind);
        Assert.StartsWith("Twilio does not accept the credentials", refusal.Meaning, StringComparison.Ordinal);
        Assert.StartsWith("Check the account SID and auth token", refusal.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_shows_the_words_of_Twilio_and_its_link()
    {
        var refusal = await Refusal(400, Bodies.Error(572002, "From is not the trial number"));

        Assert.Equal("From is not the trial number.", refusal.Meaning);
        Assert.Equal("Twilio tells more at https://www.twilio.com/docs/errors/572002.", refusal.NextStep);
        Assert.Equal("https://www.twilio.com/docs/errors/572002", refusal.MoreInfo);
        Assert.EndsWith("Twilio’s support asks for the request id: RQ1.", refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><h1>502 Bad Gateway</h1></html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"code":null,"message":null}""")]
    [InlineData("""{"code":"what"}""")]
    public async Task A_gateway_may_answer_anything(string body)
    {
        var refusal = await Refusal(502, body);

        Assert.Equal((TwilioRefusalKind.Unavailable, 502), (refusal.Kind, refusal.HttpStatus));
        Assert.Equal("Twilio has a problem of its own (HTTP 502).", refusal.Meaning);
    }

    [Theory]
    [InlineData(200, "<html>Sign in to the hotel network</html>")]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(302, "")]
    public async Task A_success_that_is_not_one_of_Twilio_is_a_refusal_of_unknown_outcome(int status, string body)
    {
        var refusal = await Refusal(status, body);

        Assert.True(refusal is { Kind: TwilioRefusalKind.Unavailable, OutcomeUnknown: true });
        Assert.Equal("The answer is not one of Twilio's.", refusal.Meaning);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://www.twilio.com/docs")]
    public async Task Only_an_https_address_becomes_a_link(string link)
    {
        var refusal = await Refusal(400, $$"""{"code":99999,"message":"No","more_info":"{{link}}"}""");

        Assert.Equal("https://www.twilio.com/docs/errors/99999", refusal.MoreInfo);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable_and_nothing_was_sent()
    {
        var stub = await StubTwilio.Start();
        var client = stub.Client();
        await stub.DisposeAsync();

        var refusal = (await client.BuyNumber(new() { PhoneNumber = "+14155550101" }, Cancel)).Refusal!;

        Assert.True(refusal is { Kind: TwilioRefusalKind.Unreachable, OutcomeUnknown: false, IsRetryable: true });
        Assert.Equal("Twilio could not be reached: no connection could be made.", refusal.Meaning);
    }

    [Fact]
    public async Task An_address_that_is_not_known_yet_is_unreachable_too()
    {
        using var http = new HttpClient();
        var hosts = TwilioHosts.At(() => throw new InvalidOperationException("The app does not listen on an address yet."));
        var client = new TwilioClient(http, new() { AccountSid = StubTwilio.Account }, hosts, NullLogger<TwilioClient>.Instance);

        Assert.Equal(TwilioRefusalKind.Unreachable, (await client.FetchAccount(Cancel)).Refusal!.Kind);
        await foreach (var page in client.ListNumbers(Cancel))
        {
            Assert.Equal(TwilioRefusalKind.Unreachable, page.Refusal!.Kind);
        }
    }

    [Fact]
    public void Every_known_code_has_a_meaning_and_a_next_step()
    {
        Assert.Equal("limits", TwilioErrorCodes.Find(20429)!.Area);
        Assert.Null(TwilioErrorCodes.Find(null));
        Assert.Null(TwilioErrorCodes.Find(1));
    }

    private static async Task<TwilioRefusal> Refusal(int status, string body)
    {
        await using var stub = await StubTwilio.Start();
        stub.Answers(status, body);
        return (await stub.Client().BuyNumber(new() { PhoneNumber = "+14155550101" }, Cancel)).Refusal!;
    }
}
