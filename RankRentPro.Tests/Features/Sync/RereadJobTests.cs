using Dapper;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class RereadJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Eight_days_are_read_at_first_and_each_night_and_two_in_between()
    {
        Assert.Equal("2100-02-22", await FirstDay());
        Assert.Equal("2100-02-28", await FirstDay());

        _app.Time.Advance(TimeSpan.FromHours(17));
        Assert.Equal("2100-03-01", await FirstDay());
        _app.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal("2100-02-24", await FirstDay());
    }

    [Fact]
    public async Task A_call_that_ended_late_is_corrected()
    {
        var sid = await _app.Called("+17375550124");
        _app.Database.Write(connection => connection.Execute("update legs set price = null, duration = 1 where sid = @sid", new { sid }));

        await Reread();

        Assert.NotEqual(1, _app.Count($"select duration from legs where sid = '{sid}'"));
        Whole.AssertSums(_app.Database);
    }

    private async Task<string> FirstDay()
    {
        await Reread();
        return _app.Faults.Lists.Last(list => list.Contains("StartTime>=", StringComparison.Ordinal)).Split("StartTime>=")[1][..10];
    }

    private Task<string> Reread() => _app.Run<RereadJob>(job => job.Run(CancellationToken.None));
}
