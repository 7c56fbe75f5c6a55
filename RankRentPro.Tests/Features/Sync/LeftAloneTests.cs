using System.Net;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Features.Sync;

public sealed class LeftAloneTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new() { SeededCalls = 0 };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_time_that_Twilio_told_the_sync_to_wait_is_waited(HttpStatusCode status)
    {
        _app.Faults.Answer = _ => Later(status, minutes: 7);
        Assert.StartsWith("Could not", await _app.Sync(), StringComparison.Ordinal);
        _app.Faults.Answer = _ => null;

        // Longer than a failing Twilio is left alone by itself.
        _app.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("Twilio is left alone until 2100-03-01 09:07:00Z.", await Scheduled());
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("12 numbers", await Scheduled(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_one_job_was_told_to_wait_is_waited_by_the_others()
    {
        var sid = await _app.Called("+17375550123");
        _app.Database.Write(connection => Dapper.SqlMapper.Execute(connection, "update calls set outcome = 'in-progress' where sid = @sid", new { sid }));
        _app.Time.Advance(TimeSpan.FromHours(5));
        _app.Faults.Answer = _ => Later(HttpStatusCode.TooManyRequests, minutes: 9);
        await _app.Run<StaleCallsJob>(job => job.Run(CancellationToken.None));
        var asked = _app.Faults.Lists.Count;
        _app.Faults.Answer = _ => null;

        var told = new List<string>
        {
            await Scheduled(),
            await _app.History(),
            await _app.Run<StaleCallsJob>(job => job.Run(CancellationToken.None)),
            await _app.Run<RereadJob>(job => job.Run(CancellationToken.None)),
            await _app.Run<RatingJob>(job => job.Run(CancellationToken.None)),
        };

        Assert.All(told, words => Assert.StartsWith("Twilio is left alone until", words, StringComparison.Ordinal));
        Assert.Equal(asked, _app.Faults.Lists.Count);
    }

    [Fact]
    public async Task Whoever_asks_for_a_refresh_is_not_made_to_wait()
    {
        _app.Faults.Answer = _ => Later(HttpStatusCode.TooManyRequests, minutes: 7);
        await _app.Sync();
        _app.Faults.Answer = _ => null;

        Assert.StartsWith("12 numbers", await _app.Sync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_who_asks_all_the_same_ends_the_wait()
    {
        _app.Faults.Answer = _ => Later(HttpStatusCode.TooManyRequests, minutes: 7);
        await _app.Sync();
        _app.Faults.Answer = _ => null;
        await _app.Sync();

        Assert.StartsWith("12 numbers", await Scheduled(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_makes_the_app_wait_for_a_day_and_a_shorter_wait_ends_no_longer_one()
    {
        _app.Faults.Answer = _ => Later(HttpStatusCode.ServiceUnavailable, minutes: 24 * 60);
        await _app.Sync();
        _app.Faults.Answer = _ => Later(HttpStatusCode.TooManyRequests, minutes: 1);
        await _app.Sync();
        _app.Faults.Answer = _ => null;

        Assert.Equal(_app.Time.GetUtcNow().AddHours(1), _app.Service<TwilioPause>().Until);
    }

    private Task<string> Scheduled() => _app.Run<SyncJob>(job => job.Run(CancellationToken.None));

    private static HttpResponseMessage Later(HttpStatusCode status, int minutes)
    {
        var answer = TwilioFaults.Json(status, "{}");
        answer.Headers.RetryAfter = new(TimeSpan.FromMinutes(minutes));
        return answer;
    }
}
