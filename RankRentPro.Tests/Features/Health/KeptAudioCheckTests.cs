using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Health;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Health;

public sealed class KeptAudioCheckTests : IDisposable
{
    private readonly MigratedDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void What_is_kept_and_what_waits_is_counted()
    {
        _database.Take(Recording(1), Recording(2));
        _database.File.Write(connection => AudioQueueSql.Add(connection, Began, Began, 1));

        Assert.Equal((CheckState.Good, "0 recordings are kept here, 0 kB. 2 wait to be fetched."), (Check(hours: 1).State, Check(hours: 1).Text));
    }

    [Theory]
    [InlineData(23, CheckState.Good)]
    [InlineData(25, CheckState.Warning)]
    public void A_download_that_failed_for_a_day_is_told_with_its_reason(int hours, CheckState state)
    {
        _database.Take(Recording(1));
        _database.File.Write(connection => AudioQueueSql.Add(connection, Began, Began, 1));
        _database.File.Write(connection => DeferredSql.Again(connection, new() { Kind = AudioJob.Kind, Key = RecordingSid(1) }, Began, "The audio is empty."));

        Assert.Equal(state, Check(hours).State);
        Assert.Equal(state == CheckState.Warning, Check(hours).Text.Contains("The audio is empty.", StringComparison.Ordinal));
    }

    private CheckResult Check(int hours) => _database.File.Read(new KeptAudioCheck(new FakeTimeProvider(Began.AddHours(hours))).Run);
}
