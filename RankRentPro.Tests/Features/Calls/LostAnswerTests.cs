using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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
    public async Task The_same_click_with_another_phone_finds_the_call_that_it_placed_first()
    {
        var before = Placed();
        await StopBeforeItIsKnown();
        await using var again = await App().Started();

        Assert.True((await Place(again, Wanted with { Phone = "+14155550105" })).IsRepeat);

        AssertPlacedOnce(again, before);
    }

    [Fact]
    public async Task What_was_never_placed_is_ordered_as_it_is_asked_for_now()
    {
        await using var app = await App().Started();
        _faults.Answer = _ => new(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull((await Place(app, Wanted)).Problem);
        _faults.Answer = _ => null;
        _faults.Loses = _ => false;

        Assert.Null((await Place(app, Wanted with { Phone = "+14155550105" })).Problem);

        Assert.Equal("+14155550105", app.Database.Read(connection => connection.QuerySingle<string>("select phone from placed_calls where state = 'placed'")));
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

    [Fact]
    public async Task A_click_that_Twilio_will_not_be_asked_about_holds_up_no_other()
    {
        await using var app = await App().Started();
        _faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        await Place(app, Wanted with { Token = "first", Phone = "+14155550105" });
        await Place(app, Wanted with { Token = "second" });
        _faults.Answer = request => request.RequestUri!.Query.Contains("4155550105", StringComparison.Ordinal) ? TwilioFaults.Json(HttpStatusCode.BadRequest, """{"code":21211,"message":"No","status":400}""") : null;

        await app.Sync();

        Assert.Equal(["started", "placed"], app.Database.Read(connection => connection.Query<string>("select state from placed_calls order by token")));
    }

    [Fact]
    public async Task Who_waits_behind_a_slow_order_is_ordered_when_its_turn_comes()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var app = await App(clock: clock).Started();
        var (arrived, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _faults.Loses = _ => false;
        _faults.Answer = request =>
        {
            arrived.TrySetResult();
            goesOn.Task.Wait(TimeSpan.FromSeconds(30));
            return null;
        };
        var first = Task.Run(() => Place(app, Wanted), TestContext.Current.CancellationToken);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var second = Place(app, Wanted with { Token = "another click", To = "+14155550105" });
        clock.Advance(TimeSpan.FromSeconds(45));
        goesOn.SetResult();
        await Task.WhenAll(first, second);

        var placed = app.Database.Read(connection => connection.Query<long>("select placed_at from placed_calls order by placed_at").ToList());
        Assert.Equal(45_000, placed[1] - placed[0]);
    }

    [Fact]
    public async Task Another_phone_does_not_wait_behind_a_slow_order()
    {
        await using var app = await App().Started();
        var (arrived, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        _faults.Loses = _ => false;
        _faults.Answer = _ =>
        {
            if (arrived.TrySetResult())
            {
                goesOn.Task.Wait(TimeSpan.FromSeconds(30));
            }
            return null;
        };
        var first = Task.Run(() => Place(app, Wanted), TestContext.Current.CancellationToken);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Null((await Place(app, Wanted with { Token = "another click", Phone = "+14155550105" })).Problem);
        Assert.False(first.IsCompleted);
        goesOn.SetResult();
        Assert.Null((await first).Problem);
    }

    private async Task StopBeforeItIsKnown()
    {
        await using var stopped = await App().Started();
        _faults.Answer = request => IsOrder(request) ? null : new(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull((await Place(stopped, Wanted)).Problem);
        _faults.Answer = _ => null;
    }

    private static bool IsOrder(HttpRequestMessage request) => request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.EndsWith("/Calls.json", StringComparison.Ordinal);

    private AppFixture App(int secondsAhead = 0, TimeProvider? clock = null) => new()
    {
        Settings = _twilio.Credentials(_data.FullName),
        Clock = clock ?? new WrongClock { Error = TimeSpan.FromSeconds(secondsAhead) },
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
