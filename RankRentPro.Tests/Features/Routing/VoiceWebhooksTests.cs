using System.Diagnostics;
using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Routing;

public sealed class VoiceWebhooksTests : IAsyncLifetime
{
    private const string Path = "/webhooks/twilio/voice";
    private readonly LiveDemo _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_caller_is_connected_with_my_phone_for_twenty_seconds_without_a_recording()
    {
        using var owner = await _app.DemoOwner();

        var answer = await Ask(Signed());

        Assert.Equal((HttpStatusCode.OK, "text/xml; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains("timeout=\"20\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("answerOnBridge=\"true\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(LiveDemo.OwnPhone, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("record", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_phone_the_caller_hears_one_sentence()
    {
        var answer = await Ask(Signed());

        Assert.Contains("<Say>Thank you for calling.", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<Dial", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task Nobody_but_Twilio_is_answered_not_even_from_this_machine(string? signature)
    {
        var answer = await Ask(signature);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("Response", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_other_words_is_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(Signed(), path: Path + "?other=1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(Signed(("CallSid", CallBuilder.CallSid(2))))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(Signed(token: "0123456789abcdef0123456789abcdef"))).Status);
    }

    [Theory]
    [InlineData("completed", 20, 3, true)]
    [InlineData("missed", 0, 30, false)]
    public async Task A_simulated_call_ends_as_somebody_answered_it(string outcome, long duration, int after, bool answers)
    {
        using var owner = await _app.DemoOwner();
        _app.Engine.Script(LiveDemo.OwnPhone, new Party { Reaction = answers ? Reaction.Answers : Reaction.NoAnswer, After = TimeSpan.FromSeconds(after) });

        var sid = await _app.Called("+17375550123");

        Assert.Equal((outcome, duration), (_app.Call(sid).Outcome, _app.Call(sid).Duration));
        Assert.Contains("+1 415-555-0111", _app.Call(sid).Reason, StringComparison.Ordinal);
        Assert.Equal(0, _app.Simulated.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from recordings")));
    }

    [Fact]
    public async Task A_caller_who_hears_the_sentence_is_missed()
    {
        var sid = await _app.Called("+17375550123");

        Assert.Equal(("missed", "no phone was set to ring"), (_app.Call(sid).Outcome, _app.Call(sid).Reason));
    }

    [Fact]
    public async Task The_caller_is_connected_though_nothing_can_be_written()
    {
        using var owner = await _app.DemoOwner();
        _app.Database.Write(connection => connection.Execute("drop table routed_calls"));

        Assert.Contains(LiveDemo.OwnPhone, (await Ask(Signed())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_caller_is_answered_though_the_database_fails()
    {
        _app.Database.Write(connection => connection.Execute("drop table users"));

        Assert.Contains("<Say>", (await Ask(Signed())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_is_locked_the_caller_is_connected_at_once_and_the_call_recorded_later()
    {
        using var owner = await _app.DemoOwner();
        await using var connection = _app.Database.Open();
        await using (var held = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Contains(LiveDemo.OwnPhone, (await Ask(Signed())).Body, StringComparison.Ordinal);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(4.5), "The answer waited for the lock.");
            Assert.Equal(0, Routed());
        }
        await Eventually.Until(_app.Database, () => Routed() == 1);
    }

    [Fact]
    public async Task The_phone_that_was_known_last_rings_when_it_cannot_be_read()
    {
        using var owner = await _app.DemoOwner();
        await Ask(Signed());
        _app.Database.Write(connection => connection.Execute("drop table users"));

        Assert.Contains(LiveDemo.OwnPhone, (await Ask(Signed())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_twice_has_the_same_answer_and_is_kept_once()
    {
        using var owner = await _app.DemoOwner();

        Assert.Equal((await Ask(Signed())).Body, (await Ask(Signed())).Body);

        await Eventually.Until(_app.Database, () => Routed() == 1);
    }

    [Fact]
    public async Task With_a_public_address_Twilio_signs_that_one()
    {
        await using var app = await new LiveDemo { Settings = { ["RANKRENT_PUBLIC_URL"] = "https://phones.example.com/app" } }.Begun();
        var signature = TwilioSignature.Compute(Token(app), "https://phones.example.com/app" + Path, Form());

        Assert.Equal(HttpStatusCode.OK, (await Ask(signature, app: app)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(Signed(), app: app)).Status);
    }

    [Fact]
    public async Task Every_demo_number_asks_this_app_wherever_it_listens()
    {
        var urls = _app.Database.Read(connection => connection.Query<string>("select distinct voice_url from numbers").AsList());

        Assert.Equal([new Uri(_app.Url, Path).AbsoluteUri + "#ct=2000&rt=5000"], urls);
    }

    private int Routed() => _app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from routed_calls"));

    private static Dictionary<string, string> Form((string Name, string Value)? with = null)
    {
        var form = new Dictionary<string, string> { ["CallSid"] = CallBuilder.CallSid(1), ["From"] = CallBuilder.Caller, ["To"] = LiveDemo.Austin, ["Empty"] = "" };
        if (with is { } changed)
        {
            form[changed.Name] = changed.Value;
        }
        return form;
    }

    private string Signed((string, string)? with = null, string? token = null) =>
        TwilioSignature.Compute(token ?? Token(_app), new Uri(_app.Url, Path).AbsoluteUri, Form(with));

    private static string Token(LiveDemo app) => app.Services.GetRequiredService<SimulatorOptions>().AuthToken;

    private async Task<VisitedPage> Ask(string? signature, string path = Path, LiveDemo? app = null)
    {
        using var twilio = (app ?? _app).NewVisitor();
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(Form()) };
        request.Headers.TryAddWithoutValidation(TwilioSignature.HeaderName, signature);
        return await twilio.Send(request);
    }
}
