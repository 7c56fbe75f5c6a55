using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Jobs;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class RatingJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_price_of_a_call_is_asked_for_until_Twilio_has_rated_it()
    {
        var sid = await EndedCall();
        Assert.Equal("pending", _app.Call(sid).CostState);
        Assert.Equal(Ended(sid).AddMinutes(1), Due(sid));

        Simulated("update calls set price_micros = 8500 where status = 'completed'");
        await At(Ended(sid).AddMinutes(2));

        Assert.Equal(("final", 8500L), (_app.Call(sid).CostState, _app.Call(sid).Cost));
        Assert.Null(Due(sid));
        Assert.Equal((JobRunsSql.Done, "1 calls asked, 1 rated."), (LastRun().State, LastRun().Summary));
    }

    [Fact]
    public async Task A_price_that_never_comes_is_asked_for_at_growing_intervals_and_given_up_after_three_days()
    {
        var sid = await EndedCall();

        foreach (var (minute, next) in new[] { (2, 5), (6, 15), (16, 60), (61, 360), (361, 1440), (1441, 4320) })
        {
            await At(Ended(sid).AddMinutes(minute));
            Assert.Equal(("pending", Ended(sid).AddMinutes(next)), (_app.Call(sid).CostState, Due(sid)));
        }
        await At(Ended(sid).AddMinutes(4320));

        Assert.Equal("unknown", _app.Call(sid).CostState);
        Assert.Null(Due(sid));
    }

    [Fact]
    public async Task A_recordings_price_is_asked_for_after_its_calls_price_is_known()
    {
        var sid = await EndedCall();
        Simulated("update calls set price_micros = 8500 where status = 'completed'");
        _app.Take(CallBuilder.Recording() with { LegSid = sid, Price = null });

        await At(Ended(sid).AddMinutes(2));

        Assert.Equal("final", _app.Call(sid).CostState);
        Assert.Equal(Ended(sid).AddMinutes(5), Due(sid));
    }

    [Fact]
    public async Task The_questions_survive_a_restart()
    {
        var sid = await EndedCall();
        Simulated("update calls set price_micros = 8500 where status = 'completed'");

        await using var again = await new AppFixture { Settings = { ["RANKRENT_DATA"] = _app.DataFolder }, Clock = _app.Time }.Started();
        await At(Ended(sid).AddMinutes(2), again);

        Assert.Equal("final", _app.Call(sid).CostState);
    }

    [Fact]
    public async Task While_Twilio_is_away_the_question_waits_and_says_why()
    {
        var sid = await EndedCall();
        _app.Switches.Turn(positions => positions with { Unavailable = true });

        var achieved = await At(Ended(sid).AddMinutes(2));

        Assert.StartsWith("0 calls asked", achieved, StringComparison.Ordinal);
        Assert.Equal((JobRunsSql.Failed, achieved), (LastRun().State, LastRun().Summary));
        Assert.Equal(Ended(sid).AddMinutes(3), Due(sid));
        Assert.NotEmpty(_app.Database.Read(connection => DeferredSql.Find(connection, RatingJob.Kind, sid))!.LastError);
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_does_not_hold_up_the_prices_of_others()
    {
        var (broken, sound) = (await EndedCall(), await EndedCall());
        Simulated("update calls set price_micros = 8500 where status = 'completed'");
        _app.Faults.Answer = request => request.RequestUri!.AbsolutePath.Contains(broken, StringComparison.Ordinal) ? TwilioFaults.Html() : null;

        var achieved = await At(Ended(sound).AddMinutes(2));

        Assert.StartsWith("2 calls asked, 1 rated. Could not read the call", achieved, StringComparison.Ordinal);
        Assert.Equal(("pending", "final"), (_app.Call(broken).CostState, _app.Call(sound).CostState));
        Assert.Equal(Ended(broken).AddMinutes(5), Due(broken));
    }

    [Fact]
    public async Task A_call_at_which_Twilio_always_fails_lets_the_others_pass_first()
    {
        var (broken, sound) = (await EndedCall(), await EndedCall());
        Simulated("update calls set price_micros = 8500 where status = 'completed'");
        _app.Faults.Answer = request => request.RequestUri!.AbsolutePath.Contains(broken, StringComparison.Ordinal) ? new(HttpStatusCode.BadGateway) : null;

        await At(Ended(sound).AddMinutes(2));
        await At(Ended(sound).AddMinutes(3));

        Assert.Equal("final", _app.Call(sound).CostState);
    }

    private async Task<string> EndedCall()
    {
        var sid = _app.Services.GetRequiredService<SimulatedInbound>().Call("+12125550123", LiveDemo.Austin);
        await _app.Pass(TimeSpan.FromSeconds(40));
        // The price comes when the test says so, or never.
        Simulated("delete from events where kind = 'RateCall'; update calls set price_micros = null");
        await _app.Sync();
        return sid;
    }

    private async Task<string> At(DateTimeOffset moment, AppFixture? app = null)
    {
        _app.Time.Advance(moment - _app.Time.GetUtcNow());
        await using var scope = (app ?? _app).Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RatingJob>().Run(CancellationToken.None);
    }

    private JobRunRow LastRun() => _app.Database.Read(connection => JobRunsSql.Last(connection, RatingJob.Name))!;

    private void Simulated(string sql) => _app.Simulated.File.Write(connection => connection.Execute(sql));

    private DateTimeOffset Ended(string sid) => _app.Call(sid).EndedAt!.Value;

    private DateTimeOffset? Due(string sid) => _app.Database.Read(connection => DeferredSql.Find(connection, RatingJob.Kind, sid))?.DueAt;
}
