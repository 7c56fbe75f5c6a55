using Dapper;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class ReconcileJobTests : IAsyncLifetime
{
    private const string Unlisted = """
        with recursive counted(n) as (select 1 union all select n + 1 from counted where n < @legs)
        insert into legs (sid, direction, from_number, to_number, status, created_at)
        select printf('CAffffffffffffffffffffffff%08x', n), 'inbound', '', '', 'completed', @yesterday
        from counted
        """;

    private readonly SeededDemo _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.History();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Each_closed_day_is_compared_once_a_week()
    {
        Assert.StartsWith("35 days compared: 0 calls new or changed, 0 legs and 0 recordings deleted", await Reconcile(), StringComparison.Ordinal);
        Assert.Equal("No day is due.", await Reconcile());

        _app.Time.Advance(TimeSpan.FromDays(2));
        Assert.StartsWith("2 days compared", await Reconcile(), StringComparison.Ordinal);
        _app.Time.Advance(TimeSpan.FromDays(5));
        Assert.StartsWith("33 days compared", await Reconcile(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_missing_here_is_stored()
    {
        var sid = Recent();
        _app.Database.Write(connection => connection.Execute("""
            delete from legs where sid = @sid or parent_sid = @sid;
            delete from calls where sid = @sid
            """, new { sid }));

        Assert.Contains(" 1 calls new or changed", await Reconcile(), StringComparison.Ordinal);

        Assert.Equal(_app.AtTwilio, _app.Stored);
    }

    [Fact]
    public async Task A_call_that_Twilio_deleted_is_marked_and_kept()
    {
        var (sid, stored) = (Recent(), _app.Stored);
        AtTwilio("delete from calls where sid = @sid", sid);

        Assert.Contains(" 1 legs and 0 recordings deleted", await Reconcile(), StringComparison.Ordinal);

        using var owner = await _app.DemoOwner();
        Assert.Contains("Deleted at Twilio", (await owner.Get($"/calls/{sid}")).Text("#call-details"), StringComparison.Ordinal);
        Assert.Contains("1 calls, 0 recordings", (await owner.Get("/sync")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(stored, _app.Stored);
    }

    [Fact]
    public async Task A_call_that_is_listed_again_is_not_marked_any_more()
    {
        var sid = Recent();
        _app.Database.Write(connection => connection.Execute("update legs set gone_at = 1 where sid = @sid", new { sid }));

        await Reconcile();

        Assert.Equal(0, _app.Count("select count(*) from legs where gone_at is not null"));
    }

    [Fact]
    public async Task A_call_that_is_not_listed_but_known_is_no_loss()
    {
        var sid = Recent();
        _app.Faults.Change = (_, body) =>
        {
            var row = body["calls"]?.AsArray().FirstOrDefault(call => call!["sid"]!.GetValue<string>() == sid);
            row?.Parent!.AsArray().Remove(row);
        };

        Assert.Contains(" 0 legs and 0 recordings deleted", await Reconcile(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_that_Twilio_deleted_is_marked_and_kept()
    {
        var sid = _app.Database.Read(connection => connection.ExecuteScalar<string>("select sid from recordings where deleted_at is null and created_at < @today order by created_at desc limit 1",
            new { today = new DateTimeOffset(_app.Time.GetUtcNow().Date, TimeSpan.Zero).ToUnixTimeMilliseconds() }))!;
        AtTwilio("delete from recordings where sid = @sid", sid);

        Assert.Contains(" 0 legs and 1 recordings deleted", await Reconcile(), StringComparison.Ordinal);

        Assert.Equal(sid, _app.Database.Read(connection => connection.ExecuteScalar<string>("select sid from recordings where gone_at is not null")));
    }

    [Fact]
    public async Task A_day_with_a_call_that_cannot_be_read_is_compared_again()
    {
        var sid = Recent();
        AtTwilio("delete from calls where sid = @sid", sid);
        _app.Faults.Answer = request => request.RequestUri!.AbsolutePath.EndsWith($"{sid}.json", StringComparison.Ordinal) ? TwilioFaults.Html() : null;
        Assert.StartsWith("34 days compared", await Reconcile(), StringComparison.Ordinal);
        Assert.Equal("failed", _app.LastRun(ReconcileJob.Name).State);
        _app.Faults.Answer = _ => null;

        Assert.StartsWith("1 days compared: 0 calls new or changed, 1 legs", await Reconcile(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_may_be_asked_for_in_one_run_is_asked_for_in_the_next()
    {
        var yesterday = new DateTimeOffset(_app.Time.GetUtcNow().Date, TimeSpan.Zero).AddDays(-1).ToUnixTimeMilliseconds();
        _app.Database.Write(connection => connection.Execute(Unlisted, new { legs = 250, yesterday }));

        Assert.Equal("0 days compared: 0 calls new or changed, 200 legs and 0 recordings deleted at Twilio. 200 were asked for one by one, the others follow.", await Reconcile());
        Assert.Equal("done", _app.LastRun(ReconcileJob.Name).State);
        Assert.StartsWith("35 days compared: 0 calls new or changed, 50 legs", await Reconcile(), StringComparison.Ordinal);
        Assert.Equal(250, _app.Count("select count(*) from legs where gone_at is not null"));
    }

    [Fact]
    public async Task A_failing_Twilio_leaves_the_days_for_the_next_run()
    {
        _app.Switches.Turn(positions => positions with { Unavailable = true });
        Assert.StartsWith("0 days compared", await Reconcile(), StringComparison.Ordinal);
        _app.Switches.Turn(_ => new SwitchPositions());

        Assert.StartsWith("35 days compared", await Reconcile(), StringComparison.Ordinal);
    }

    private Task<string> Reconcile() => _app.Run<ReconcileJob>(job => job.Run(CancellationToken.None));

    private void AtTwilio(string sql, string sid) => _app.Simulated.File.Write(connection => connection.Execute(sql, new { sid }));

    /// <summary>The newest call of a closed day.</summary>
    private string Recent() => _app.Database.Read(connection => connection.ExecuteScalar<string>(
        "select sid from calls where started_at < @today and direction = 'inbound' order by started_at desc limit 1",
        new { today = new DateTimeOffset(_app.Time.GetUtcNow().Date, TimeSpan.Zero).ToUnixTimeMilliseconds() }))!;
}
