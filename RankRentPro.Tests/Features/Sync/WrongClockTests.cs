using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

/// <summary>The app's clock goes wrong, and is put right one day.</summary>
public sealed class WrongClockTests(TwilioElsewhere twilio) : IClassFixture<TwilioElsewhere>, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rankrent-clock-");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_wrong_by_an_hour_loses_nothing(int hours)
    {
        var clock = new WrongClock { Error = TimeSpan.FromHours(hours) };
        await using var app = await new AppFixture { Settings = twilio.Credentials(_data.FullName), Clock = clock }.Started();
        await app.Sync();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HistoryJob>().Run(CancellationToken.None);
        await twilio.Called();
        await app.Sync();
        Whole.Assert(app.Database, twilio.Simulated);

        clock.Error = TimeSpan.Zero;
        var sid = await twilio.Called();
        await app.Sync();

        Whole.Assert(app.Database, twilio.Simulated);
        Assert.NotEqual("in-progress", app.Database.Read(connection => connection.ExecuteScalar<string>("select outcome from calls where sid = @sid", new { sid })));
    }
}
