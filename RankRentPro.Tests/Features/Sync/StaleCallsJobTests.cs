using Dapper;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class StaleCallsJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();
    private string _sid = "";

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _sid = await _app.Called("+17375550123");
        _app.Database.Write(connection => connection.Execute("""
            update legs set status = 'in-progress', ended_at = null, duration = 0 where sid = @_sid or parent_sid = @_sid;
            update calls set outcome = 'in-progress' where sid = @_sid
            """, new { _sid }));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_call_is_not_asked_for_while_it_may_well_go_on()
    {
        _app.Time.Advance(TimeSpan.FromHours(3));

        Assert.Equal("No call has been going on for hours.", await Sweep());
    }

    [Fact]
    public async Task A_call_in_progress_for_hours_is_asked_for_and_ends()
    {
        _app.Time.Advance(TimeSpan.FromHours(5));

        Assert.StartsWith("1 calls in progress for over 4 hours asked for, 1 of them are over.", await Sweep(), StringComparison.Ordinal);

        Assert.NotEqual("in-progress", _app.Call(_sid).Outcome);
    }

    [Fact]
    public async Task A_call_that_Twilio_forgot_ends_honestly()
    {
        _app.Time.Advance(TimeSpan.FromHours(5));
        _app.Simulated.File.Write(connection => connection.Execute("delete from calls where sid = @_sid or parent_sid = @_sid", new { _sid }));

        await Sweep();

        Assert.Equal("missed", _app.Call(_sid).Outcome);
        Assert.Equal("Twilio no longer knows how the call ended", _app.Call(_sid).Reason.Split("; ")[^1]);
        Assert.Equal("No call has been going on for hours.", await Sweep());
    }

    [Fact]
    public async Task A_failing_Twilio_is_asked_again_in_the_next_hour()
    {
        _app.Time.Advance(TimeSpan.FromHours(5));
        _app.Faults.Answer = _ => TwilioFaults.Html();
        Assert.Contains("Could not read the call", await Sweep(), StringComparison.Ordinal);

        _app.Faults.Answer = _ => null;
        await Sweep();

        Assert.NotEqual("in-progress", _app.Call(_sid).Outcome);
    }

    [Fact]
    public async Task A_call_that_cannot_be_read_does_not_hold_up_the_others()
    {
        _app.Database.Write(connection => connection.Execute("update calls set outcome = 'in-progress' where id in (select id from calls where sid <> @_sid order by started_at limit 1)", new { _sid }));
        var broken = _app.Database.Read(connection => connection.ExecuteScalar<string>("select sid from calls where outcome = 'in-progress' order by started_at"))!;
        _app.Time.Advance(TimeSpan.FromHours(5));
        _app.Faults.Answer = request => request.RequestUri!.AbsolutePath.Contains(broken, StringComparison.Ordinal) ? TwilioFaults.Html() : null;

        Assert.StartsWith("2 calls in progress for over 4 hours asked for, 1 of them are over. Could not", await Sweep(), StringComparison.Ordinal);

        Assert.NotEqual("in-progress", _app.Call(_sid).Outcome);
    }

    private Task<string> Sweep() => _app.Run<StaleCallsJob>(job => job.Run(CancellationToken.None));
}
