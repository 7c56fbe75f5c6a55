using System.Net;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Routing;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Routing;

public sealed class StatusWebhooksTests : IAsyncLifetime
{
    private static readonly string CallSid = "CA" + new string('7', 32);

    private readonly AppFixture _app = new() { Settings = { ["RANKRENT_SIMULATOR_TOKEN"] = "0123456789abcdef0123456789abcdef" } };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_signed_event_of_a_call_puts_it_into_the_history()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Send(Event("ringing"), Token));

        var call = _app.Database.Read(connection => CallsSql.Find(connection, CallSid));

        Assert.Equal(("in-progress", "+14155550123"), (call!.Outcome, call.FromNumber));
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_shows_up_on_the_health_page()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Send(Event("ringing"), "another token"));
        using var visitor = _app.NewVisitor();
        await visitor.TryDemo();

        var health = await visitor.Get("/health");

        Assert.Contains("Problem", health.Text(), StringComparison.Ordinal);
        Assert.Contains($"Expected address: {_app.Url.AbsoluteUri.TrimEnd('/')}{WebhookAddresses.CallStatusPath}", health.Text(), StringComparison.Ordinal);
        Assert.Null(_app.Database.Read(connection => CallsSql.Find(connection, CallSid)));
    }

    [Fact]
    public async Task A_delivery_that_is_repeated_with_the_same_token_is_taken_once()
    {
        await Send(Event("ringing"), Token, "same");
        await Send(Event("completed"), Token, "same");

        Assert.Single(_app.Database.Read(connection => WebhookEventsSql.OfCall(connection, CallSid)));
    }

    [Fact]
    public async Task A_form_of_a_megabyte_is_refused() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send([.. Event("ringing"), new("Extra", new string('x', 1_000_000))], Token));

    private static string Token => "0123456789abcdef0123456789abcdef";

    private static List<KeyValuePair<string, string>> Event(string status) =>
    [
        new("AccountSid", SimulatorOptions.AccountSid), new("CallSid", CallSid), new("CallStatus", status), new("Direction", "inbound"),
        new("From", "+14155550123"), new("To", "+13035550142"), new("CallDuration", status == "completed" ? "5" : ""),
    ];

    private async Task<HttpStatusCode> Send(List<KeyValuePair<string, string>> form, string token, string? idempotency = null)
    {
        var url = $"{_app.Url.AbsoluteUri.TrimEnd('/')}{WebhookAddresses.CallStatusPath}";
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(token, url, form));
        if (idempotency is not null)
        {
            request.Headers.Add("I-Twilio-Idempotency-Token", idempotency);
        }
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
