using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Features.Sync;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Calls;

/// <summary>Twilio places the call, and its answer never arrives. Its clock is right, the app's is not.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private static readonly CallRequest Wanted = new() { Token = "one click", From = LiveDemo.Austin, To = "+12125550144", Phone = CallBuilder.Phone };

    private readonly TwilioElsewhere _twilio = new() { SeededCalls = 0 };
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rankrent-lost-");
    private readonly TwilioFaults _faults = new() { Loses = IsOrder };

    public ValueTask InitializeAsync() => _twilio.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _twilio.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(-60)]
    public async Task One_click_is_one_call_with_its_row(int secondsAhead)
    {
        await using var app = await App(secondsAhead).Started();
        var (form, before) = (await Form(app), Placed());

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Submit()).Status);
        await form.Submit();

        AssertPlacedOnce(app, before);
    }

    [Fact]
    public async Task A_second_click_after_nobody_knew_finds_the_call_of_the_first()
    {
        await using var app = await App(secondsAhead: 60).Started();
        var (form, before) = (await Form(app), Placed());
        _faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("may have been placed", (await form.Submit()).Text(".notice-error[role=alert]"), StringComparison.Ordinal);
        _faults.Answer = _ => null;

        Assert.Equal(HttpStatusCode.SeeOther, (await form.Submit()).Status);

        AssertPlacedOnce(app, before);
    }

    [Fact]
    public async Task An_app_that_stopped_before_it_knew_finds_the_call_when_it_is_asked_again()
    {
        var before = Placed();
        await StopBeforeItIsKnown();
        await using var again = await App().Started();

        Assert.True((await Place(again, Wanted)).IsRepeat);

        AssertPlacedOnce(again, before);
    }

    [Fact]
    public async Task A_call_that_nobody_asks_about_again_is_known_by_the_next_sync()
    {
        var before = Placed();
        await StopBeforeItIsKnown();
        await using var again = await App().Started();

        await again.Sync();

        AssertPlacedOnce(again, before);
    }

    [Fact]
    public async Task A_call_between_the_same_phones_that_came_much_later_is_another_one()
    {
        await using var app = await App().Started();
        _faults.Answer = request => IsOrder(request) ? new(HttpStatusCode.GatewayTimeout) : null;
        Assert.NotNull((await Place(app, Wanted)).Problem);
        _faults.Answer = _ => null;
        // As if the click were some minutes old when somebody else calls.
        app.Database.Write(connection => connection.Execute("update placed_calls set placed_at = placed_at - 180000"));
        await app.Services.GetRequiredService<TwilioClient>().CreateCall(new() { To = Wanted.Phone, From = Wanted.From, Twiml = "<Response><Say>Hello.</Say></Response>" }, TestContext.Current.CancellationToken);

        await app.Sync();

        Assert.Equal("started", app.Database.Read(connection => connection.ExecuteScalar<string>("select state from placed_calls")));
    }

    [Fact]
    public async Task Twilio_that_does_not_answer_is_asked_about_one_click_only()
    {
        await using var app = await App().Started();
        _faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        foreach (var token in new[] { "one", "four", "three" })
        {
            // Each asks Twilio for the calls to a phone of its own.
            await Place(app, Wanted with { Token = token, Phone = $"+1415555010{token.Length}" });
        }
        var asked = _faults.Lists.Count;

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<CallPlacing>().Settle(TestContext.Current.CancellationToken);
        }

        Assert.Single(_faults.Lists.Skip(asked).Distinct());
    }

    private async Task StopBeforeItIsKnown()
    {
        await using var stopped = await App().Started();
        _faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull((await Place(stopped, Wanted)).Problem);
        _faults.Answer = _ => null;
    }

    private static bool IsOrder(HttpRequestMessage request) => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/Calls.json", StringComparison.Ordinal);

    private AppFixture App(int secondsAhead = 0) => new()
    {
        Settings = _twilio.Credentials(_data.FullName),
        Clock = new WrongClock { Error = TimeSpan.FromSeconds(secondsAhead) },
        Replace = _faults.Register,
    };

    private static async Task<VisitedForm> Form(AppFixture app)
    {
        var visitor = app.NewVisitor();
        await visitor.SetUp();
        await app.Sync();
        return (await visitor.Get("/calls/new")).Form("main form[action='/calls/new']").With("To", "+1 212 555 0144").With("Phone", CallBuilder.Phone);
    }

    private static async Task<CallPlaced> Place(AppFixture app, CallRequest wanted)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CallPlacing>().Place(wanted, TestContext.Current.CancellationToken);
    }

    private int Placed() => _twilio.Simulated.Read(connection => connection.ExecuteScalar<int>("select count(*) from calls where direction = 'outbound-api'"));

    private void AssertPlacedOnce(AppFixture app, int before)
    {
        Assert.Equal(before + 1, Placed());
        var sid = _twilio.Simulated.Read(connection => connection.QueryFirst<string>("select sid from calls where direction = 'outbound-api' order by created_at desc"));
        Assert.Equal((sid, "placed"), app.Database.Read(connection => connection.QuerySingle<(string, string)>("select sid, state from placed_calls")));
        Assert.Equal("+12125550144", app.Database.Read(connection => CallsSql.Find(connection, sid))!.ToNumber);
    }
}
