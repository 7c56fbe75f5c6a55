using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Routing;

public sealed class RefusedWebhooksTests : IDisposable
{
    private readonly MigratedDatabase _db = new();
    private readonly FakeTimeProvider _clock = new(CallBuilder.Began);

    public void Dispose() => _db.Dispose();

    [Fact]
    public void A_flood_is_counted_but_neither_kept_nor_written_one_by_one()
    {
        var refused = Refused();

        for (var n = 0; n < 1000; n++)
        {
            refused.Count($"http://{n}.example.com", "expected");
            refused.Count("http://same.example.com", "expected");
        }

        Assert.Equal(20, refused.All().Count);
        Assert.Equal(1000, refused.All().Single(row => row.Seen == "http://same.example.com").Times);
        Assert.Equal(1, Assert.Single(Stored()).Times);
    }

    [Fact]
    public void After_a_minute_the_counts_are_stored_and_a_restart_goes_on_with_them()
    {
        var refused = Refused();
        refused.Count("http://same.example.com", "expected");
        _clock.Advance(TimeSpan.FromMinutes(1));
        refused.Count("http://same.example.com", "expected");

        var again = Refused();
        again.Count("http://same.example.com", "other");

        Assert.Equal((3, "other", CallBuilder.Began), again.All().Select(row => (row.Times, row.Expected, row.FirstAt)).Single());
        Assert.Equal(3, Assert.Single(Stored()).Times);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_stop_the_storing()
    {
        var clock = new SetClock { Now = CallBuilder.Began.AddHours(1) };
        var refused = new RefusedWebhooks(_db.File, clock, NullLogger<RefusedWebhooks>.Instance);
        refused.Count("http://same.example.com", "expected");

        clock.Now = CallBuilder.Began;
        refused.Count("http://same.example.com", "expected");

        Assert.Equal(2, Assert.Single(Stored()).Times);
    }

    [Fact]
    public void An_endless_address_is_cut()
    {
        var refused = Refused();

        refused.Count("http://" + new string('x', 9000), new string('y', 9000));

        Assert.All(Stored(), row => Assert.Equal((300, 300), (row.Seen.Length, row.Expected.Length)));
    }

    private RefusedWebhooks Refused() => new(_db.File, _clock, NullLogger<RefusedWebhooks>.Instance);

    private List<RefusedWebhookRow> Stored() => _db.File.Read(RefusedWebhooksSql.All);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
