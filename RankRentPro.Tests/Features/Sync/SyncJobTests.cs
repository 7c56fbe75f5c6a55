using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Simulator.Calls;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Sync;

public sealed class SyncJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_newest_days_are_read_at_first_and_then_what_began_since()
    {
        Assert.Contains("since 2100-02-27.", LastRun().Summary, StringComparison.Ordinal);

        Assert.Contains("since 2100-02-28.", await _app.Sync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_run_at_a_time()
    {
        using (_app.Services.GetRequiredService<SyncGate>().TryEnter())
        {
            Assert.Equal("A run is under way already.", await _app.Sync());
        }

        Assert.StartsWith("12 numbers", await _app.Sync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_run_is_kept_with_what_it_achieved()
    {
        var sid = await _app.Called("+17375550123");

        Assert.Equal(("done", "12 numbers, 1 new or changed calls, 0 recordings since 2100-02-28."), (LastRun().State, LastRun().Summary));
        Assert.Equal(2, _app.Database.Read(connection => connection.ExecuteScalar<int>("select count(*) from job_runs")));
        Assert.NotNull(_app.Call(sid));
    }

    [Fact]
    public async Task A_number_released_elsewhere_goes_inactive_and_keeps_its_calls()
    {
        var call = await _app.Called("+17375550123");
        await _app.Services.GetRequiredService<TwilioClient>().ReleaseNumber(Number(LiveDemo.Austin).Sid, TestContext.Current.CancellationToken);

        await _app.Sync();

        Assert.False(Number(LiveDemo.Austin).IsActive);
        Assert.Equal(Number(LiveDemo.Austin).Id, _app.Call(call).NumberId);
    }

    [Fact]
    public async Task A_number_bought_elsewhere_shows_up()
    {
        var twilio = _app.Services.GetRequiredService<TwilioClient>();
        var found = (await twilio.ListAvailableNumbers(new AvailableNumberQuery { Country = "US", AreaCode = "415" }, TestContext.Current.CancellationToken)).Value!.Items[0];
        await twilio.BuyNumber(new NumberPurchase { PhoneNumber = found.PhoneNumber }, TestContext.Current.CancellationToken);

        await _app.Sync();

        Assert.True(Number(found.PhoneNumber).IsActive);
    }

    [Fact]
    public async Task A_failing_Twilio_is_left_alone_until_its_time_and_everything_stays()
    {
        var sid = await _app.Called("+17375550123");
        _app.Switches.Turn(positions => positions with { Suspended = true });

        Assert.StartsWith("Could not", await _app.Sync(), StringComparison.Ordinal);

        Assert.Equal("failed", LastRun().State);
        Assert.StartsWith("Twilio is left alone until", await Scheduled(), StringComparison.Ordinal);
        _app.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("Could not", await Scheduled(), StringComparison.Ordinal);
        Assert.NotNull(_app.Call(sid));
    }

    [Fact]
    public async Task Twilio_that_is_back_is_read_again()
    {
        _app.Switches.Turn(positions => positions with { Unavailable = true });
        await _app.Sync();
        _app.Switches.Turn(_ => new SwitchPositions());

        Assert.StartsWith("12 numbers", await _app.Sync(), StringComparison.Ordinal);
        Assert.Null(_app.Database.Read(SyncState.Read).FailingSince);
    }

    [Fact]
    public async Task A_balance_that_may_not_be_read_stops_nothing()
    {
        _app.Faults.Answer = request => request.RequestUri!.AbsolutePath.EndsWith("/Balance.json", StringComparison.Ordinal)
            ? TwilioFaults.Json(HttpStatusCode.Forbidden, """{"code":20003,"message":"Authenticate","status":403}""")
            : null;

        Assert.StartsWith("12 numbers", await _app.Sync(), StringComparison.Ordinal);

        Assert.Equal("done", LastRun().State);
    }

    [Fact]
    public async Task What_a_window_that_broke_off_did_not_read_is_read_when_Twilio_is_back_however_late()
    {
        var readTo = _app.Database.Read(SyncState.Read).ReadTo;
        // Nobody answers and nobody is told: only a list names these calls.
        _app.Simulated.File.Write(connection => connection.Execute("update numbers set voice_url = '', status_callback = ''"));
        foreach (var caller in new[] { "+17375550123", "+17375550124", "+17375550125" })
        {
            _app.Service<SimulatedInbound>().Call(caller, LiveDemo.Austin);
            await _app.Pass(TimeSpan.FromMinutes(3));
        }
        _app.Faults.PageSize = 1;
        _app.Faults.Answer = request => request.RequestUri is { AbsolutePath: var path, Query: var query }
            && path.EndsWith("/Calls.json", StringComparison.Ordinal) && query.Contains("PageToken", StringComparison.Ordinal) ? TwilioFaults.Json(HttpStatusCode.BadGateway, "{}") : null;

        await _app.Sync();
        Assert.Equal((1, readTo), (_app.Stored, _app.Database.Read(SyncState.Read).ReadTo));
        _app.Faults.Answer = _ => null;
        _app.Time.Advance(TimeSpan.FromHours(9));
        await _app.Sync();

        Assert.Equal(3, _app.Stored);
        _app.AssertWhole();
        Assert.True(_app.Database.Read(SyncState.Read).ReadTo > readTo + TimeSpan.FromHours(9));
    }

    [Fact]
    public async Task Prices_that_come_later_are_read_later()
    {
        var sid = _app.Services.GetRequiredService<SimulatedInbound>().Call("+17375550123", LiveDemo.Austin);
        await _app.Pass(TimeSpan.FromSeconds(60));
        _app.Simulated.File.Write(connection => connection.Execute("update calls set price_micros = null where sid = @sid", new { sid }));
        await _app.Sync();
        Assert.Equal("pending", _app.Call(sid).CostState);

        _app.Simulated.File.Write(connection => connection.Execute("update calls set price_micros = 8500 where sid = @sid", new { sid }));
        await _app.Sync();

        Assert.Equal(("final", true), (_app.Call(sid).CostState, _app.Call(sid).Cost > 0));
    }

    [Fact]
    public async Task A_price_that_never_comes_is_given_up_after_three_days()
    {
        var sid = await _app.Called("+17375550123");
        _app.Database.Write(connection => connection.Execute("update legs set price = null; update calls set cost_state = 'pending'"));
        _app.Simulated.File.Write(connection => connection.Execute("update calls set price_micros = null"));
        _app.Time.Advance(TimeSpan.FromHours(73));

        await _app.Sync();

        Assert.Equal("unknown", _app.Call(sid).CostState);
    }

    [Fact]
    public async Task A_leg_whose_parent_Twilio_forgot_becomes_a_call_of_its_own()
    {
        using var owner = await _app.DemoOwner();
        // Nobody tells of the parent leg: only the number's own callback would.
        _app.Simulated.File.Write(connection => connection.Execute("update numbers set status_callback = ''"));
        var sid = _app.Services.GetRequiredService<SimulatedInbound>().Call("+17375550123", LiveDemo.Austin);
        await _app.Pass(TimeSpan.FromMinutes(3));
        _app.Simulated.File.Write(connection => connection.Execute("delete from calls where sid = @sid", new { sid }));
        // What webhooks told of the parent is lost too.
        _app.Database.Clear("users", "settings");

        await _app.Sync();

        Assert.Equal(("outbound", "completed"), _app.Database.Read(connection => connection.QuerySingle<(string, string)>("select direction, outcome from calls")));
    }

    [Fact]
    public async Task A_parent_that_no_list_names_is_asked_for_by_its_SID()
    {
        using var owner = await _app.DemoOwner();
        _app.Simulated.File.Write(connection => connection.Execute("update numbers set status_callback = ''"));
        var sid = _app.Services.GetRequiredService<SimulatedInbound>().Call("+17375550123", LiveDemo.Austin);
        await _app.Pass(TimeSpan.FromMinutes(3));
        _app.Faults.Change = (_, body) =>
        {
            var row = body["calls"]?.AsArray().FirstOrDefault(call => call!["sid"]!.GetValue<string>() == sid);
            row?.Parent!.AsArray().Remove(row);
        };
        _app.Database.Clear("users", "settings");

        await _app.Sync();

        Assert.Equal((sid, "inbound", "completed"), _app.Database.Read(connection => connection.QuerySingle<(string, string, string)>("select sid, direction, outcome from calls")));
    }

    [Fact]
    public async Task Recordings_that_no_callback_told_of_are_read_with_the_calls()
    {
        using var owner = await _app.DemoOwner();
        await owner.Dial("+12125550144", record: true);
        await _app.Pass(TimeSpan.FromMinutes(4));
        _app.Database.Write(connection => connection.Execute("delete from recordings"));

        Assert.Contains(" 1 recordings since", await _app.Sync(), StringComparison.Ordinal);

        Assert.Equal(1, _app.Count("select count(*) from recordings where deleted_at is null"));
    }

    [Fact]
    public async Task A_run_that_the_process_end_cut_off_is_not_running_any_more()
    {
        _app.Database.Write(connection => JobRunsSql.Start(connection, SyncJob.Name, _app.Time.GetUtcNow()));
        await using var again = await new AppFixture { Settings = { ["RANKRENT_DATA"] = _app.DataFolder }, Clock = _app.Time }.Started();

        Assert.Equal("failed", again.Database.Read(connection => JobRunsSql.Last(connection, SyncJob.Name))!.State);
    }

    private JobRunRow LastRun() => _app.Database.Read(connection => JobRunsSql.Last(connection, SyncJob.Name))!;

    private NumberRow Number(string phone) => _app.Database.Read(connection => NumbersSql.ByPhone(connection, phone))!;

    private async Task<string> Scheduled()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SyncJob>().Run(CancellationToken.None);
    }
}
