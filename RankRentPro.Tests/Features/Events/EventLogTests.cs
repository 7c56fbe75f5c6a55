using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Events;
using RankRentPro.Features.Jobs;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Events;

public sealed class EventLogTests : IDisposable
{
    private static readonly DateTimeOffset Now = CallBuilder.Began;
    private readonly MigratedDatabase _db = new();

    public EventLogTests() => _db.File.Write(connection => EventsSql.Add(connection, new() { Url = "https://app.example.com/hooks", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch }));

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task Deliveries_are_kept_for_30_days_and_as_long_as_they_are_under_way()
    {
        var clock = new FakeTimeProvider(Now);
        Told("old", Now.AddDays(-31));
        Ended(Told("old and done", Now.AddDays(-31)));
        Ended(Told("new and done", Now.AddDays(-29)));

        var achieved = await new EventLogJob(_db.File, new RecordedRuns(_db.File, clock, NullLogger<RecordedRuns>.Instance), clock).Run(CancellationToken.None);

        Assert.Equal(["new and done", "old"], Log().Select(one => one.EventId[5..]).Order());
        Assert.Equal("1 deliveries older than 30 days forgotten.", achieved);
        Assert.Equal(achieved, _db.File.Read(connection => JobRunsSql.LastDone(connection, EventLogJob.Name))!.Summary);
    }

    [Fact]
    public void An_attempt_is_counted_once()
    {
        var tried = Told("one", Now) with { Attempts = 1, Problem = "It answered 500.", DueAt = Now.AddSeconds(5) };

        Assert.True(Finish(tried));
        Assert.False(Finish(tried with { Problem = "It answered 501." }));

        Assert.Equal((1L, "It answered 500."), (Log().Single().Attempts, Log().Single().Problem));
    }

    [Fact]
    public void An_address_that_was_removed_meanwhile_is_not_tried_again()
    {
        var tried = Told("one", Now) with { Attempts = 1, Problem = "It answered 500.", DueAt = Now.AddSeconds(5) };
        _db.File.Write(connection => EventsSql.Remove(connection, 1, Now));

        Finish(tried);

        Assert.Equal((null, "It answered 500."), (Log().Single().DueAt, Log().Single().Problem));
        Assert.Empty(_db.File.Read(connection => EventsSql.DueTargets(connection, Now.AddDays(1))));
    }

    [Fact]
    public void What_is_sent_again_is_under_way_and_not_delivered()
    {
        var told = Told("one", Now);
        Ended(told);

        _db.File.Write(connection => EventsSql.Again(connection, told.Id, Now.AddDays(1)));

        Assert.Equal((null, 0L, Now.AddDays(1)), (Log().Single().DeliveredAt, Log().Single().Attempts, Log().Single().DueAt));
    }

    private EventDeliveryRow Told(string name, DateTimeOffset at)
    {
        _db.File.Write(connection => EventsSql.SendTo(connection, 1, new("test", name, at, new { }), at));
        return Log()[0];
    }

    private void Ended(EventDeliveryRow delivery) => Finish(delivery with { Attempts = 1, DueAt = null, DeliveredAt = delivery.CreatedAt });

    private bool Finish(EventDeliveryRow tried) => _db.File.Write(connection => EventsSql.Finish(connection, tried));

    private List<EventDeliveryRow> Log() => _db.File.Read(connection => EventsSql.Log(connection, 50));
}
