using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class HistoryJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Everything_that_Twilio_has_is_read_and_nothing_twice()
    {
        Assert.InRange(_app.Stored, 1, _app.AtTwilio - 1);

        var summary = await _app.History();

        Assert.EndsWith("Everything is here.", summary, StringComparison.Ordinal);
        Assert.Equal(_app.AtTwilio, _app.Stored);
        Assert.Equal(HistoryImport.Days, _app.Count("select count(*) from history_days where imported_at is not null"));
        _app.AssertWhole();
    }
}
