using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;
using SignedWebhook = RankRentPro.Tests.Support.SignedWebhook;

namespace RankRentPro.Tests.Features.Routing;

public sealed class StatusWebhooksTests : IAsyncLifetime
{
    private readonly AppFixture _app = new() { Settings = { ["RANKRENT_SIMULATOR_TOKEN"] = SignedWebhook.Token } };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_signed_event_of_a_call_puts_it_into_the_history()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Post());
        var call = _app.Database.Read(connection => CallsSql.Find(connection, SignedWebhook.CallSid));

        Assert.Equal(("in-progress", "+14155550123"), (call!.Outcome, call.FromNumber));
    }

    [Theory]
    [InlineData("another token")]
    [InlineData(null)]
    public async Task A_wrong_signature_is_refused_and_shows_up_on_the_health_page(string? token)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await Post(new() { SignedWith = token, Host = "other.example.com" }));
        using var visitor = _app.NewVisitor();
        await visitor.TryDemo();

        var health = await visitor.Get("/health");

        Assert.Contains("Problem", health.Text(), StringComparison.Ordinal);
        Assert.Contains($"Expected address: {_app.Url.AbsoluteUri.TrimEnd('/')}{WebhookAddresses.CallStatusPath}. Seen: http://other.example.com{WebhookAddresses.CallStatusPath}.", health.Text(), StringComparison.Ordinal);
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task A_right_signature_after_a_wrong_one_is_no_problem_and_the_wrong_one_stays_listed()
    {
        await Post(new() { SignedWith = null });
        await Post();
        using var visitor = _app.NewVisitor();
        await visitor.TryDemo();

        var health = await visitor.Get("/health");

        Assert.DoesNotContain("Problem", health.Text(), StringComparison.Ordinal);
        Assert.Contains("Refused once", health.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/webhooks/twilio/call-status?note=%61%2fb+c%20d")]
    [InlineData("/webhooks/twilio/call%2Dstatus")]
    public async Task The_address_is_signed_as_it_was_sent(string target) =>
        Assert.Equal(HttpStatusCode.NoContent, await Post(new() { Target = target }));

    [Fact]
    public async Task Repeated_names_and_capital_letters_are_signed_in_Twilios_order() =>
        Assert.Equal(HttpStatusCode.NoContent, await Post(new() { Form = SignedWebhook.Event("ringing", ("Note", "b"), ("Note", "a"), ("Note", "b"), ("a", "é ü"), ("CallerName", "")) }));

    [Fact]
    public async Task A_delivery_that_is_repeated_with_the_same_token_is_taken_once()
    {
        await Post(new() { Idempotency = "same" });
        await Post(new() { Idempotency = "same", Form = SignedWebhook.Event("completed") });

        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task The_same_event_without_a_token_is_taken_once()
    {
        Assert.Equal(HttpStatusCode.NoContent, await Post());
        Assert.Equal(HttpStatusCode.NoContent, await Post());

        Assert.Equal(1, Stored());
    }

    [Fact]
    public async Task While_the_database_is_locked_an_event_is_answered_and_recorded_later()
    {
        await using var connection = _app.Database.Open();
        await using (var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            // Whoever waited for the lock would be answered with its failure: it is held until the answer is here.
            Assert.Equal(HttpStatusCode.NoContent, await new SignedWebhook().PostTo(_app));
            Assert.Equal(0, Stored());
        }
        Assert.Equal(HttpStatusCode.NoContent, await Post(new() { Form = SignedWebhook.Event("completed") }));
        await Eventually.Until(_app.Database, () => Stored() == 2);
    }

    [Fact]
    public async Task An_event_that_cannot_be_recorded_is_not_called_recorded()
    {
        _app.Database.Write(connection => connection.Execute("drop table webhook_events"));

        Assert.Equal(HttpStatusCode.InternalServerError, await Post());
    }

    [Fact]
    public async Task A_form_of_a_megabyte_is_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(new() { Form = SignedWebhook.Event("ringing", ("Extra", new string('x', 1_000_000))) }));

        Assert.Equal(0, Stored());
    }

    [Theory]
    [InlineData("CallSid", "CA1")]
    [InlineData("CallSid", "")]
    [InlineData("CallStatus", "")]
    public async Task A_form_that_names_no_leg_is_malformed(string field, string value)
    {
        var form = SignedWebhook.Event("ringing").Select(pair => pair.Key == field ? new(field, value) : pair);

        Assert.Equal(HttpStatusCode.BadRequest, await Post(new() { Form = [.. form] }));
        Assert.Equal(0, Stored());
    }

    [Fact]
    public async Task A_form_of_thousands_of_fields_is_malformed() =>
        Assert.Equal(HttpStatusCode.BadRequest, await Post(new() { Form = [.. Enumerable.Range(0, 3000).Select(n => KeyValuePair.Create($"F{n}", "1"))] }));

    [Fact]
    public async Task A_form_that_is_no_form_is_malformed() =>
        Assert.Equal(HttpStatusCode.BadRequest, await Post(new() { Form = [] }));

    [Theory]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json")]
    public async Task What_is_no_form_and_not_signed_is_refused(string type)
    {
        using var stranger = new HttpClient { BaseAddress = _app.Url };
        using var content = new StringContent("garbage", null, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type));

        using var answer = await stranger.PostAsync(WebhookAddresses.CallStatusPath, content, TestContext.Current.CancellationToken);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Forbidden });
    }

    [Theory]
    [InlineData("CallDuration", "99999999999999")]
    [InlineData("Timestamp", "Mon, 01 Jan 0001 00:00:00 +0000")]
    public async Task A_length_or_a_time_that_cannot_be_is_left_out(string field, string value)
    {
        Assert.Equal(HttpStatusCode.NoContent, await Post(new() { Form = SignedWebhook.Event("no-answer", (field, value)) }));

        Assert.Equal((1, 0), (Stored(), _app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from legs where duration > 0 or created_at < 1000"))));
    }

    [Fact]
    public async Task A_recording_of_a_call_that_nobody_knows_yet_is_kept()
    {
        var sid = "RE" + new string('1', 32);

        Assert.Equal(HttpStatusCode.NoContent, await Post(new()
        {
            Target = WebhookAddresses.RecordingStatusPath,
            Form = [new("CallSid", SignedWebhook.CallSid), new("RecordingSid", sid), new("RecordingStatus", "completed"), new("RecordingDuration", "12")],
        }));

        Assert.Equal((12L, 1), (_app.Database.Read(connection => connection.ExecuteScalar<long>("select duration from recordings where sid = @sid", new { sid })), Stored()));
    }

    // On a slow machine an event is recorded behind its answer.
    private async Task<HttpStatusCode> Post(SignedWebhook? webhook = null)
    {
        var status = await (webhook ?? new()).PostTo(_app);
        await _app.Services.GetRequiredService<WebhookInbox>().Settled();
        return status;
    }

    private int Stored() => _app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from webhook_events"));
}
