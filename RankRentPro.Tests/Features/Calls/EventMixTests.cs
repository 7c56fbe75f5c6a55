using Dapper;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class EventMixTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Running_sums_equal_a_recount_after_a_random_mix_of_10_000_events()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"RANKRENT_TEST_SEED={RandomOrder.Seed} repeats this mix.");
        var mix = new EventMix(_db.File, RandomOrder.Seed);

        for (var events = 0; events < 10_000; events++)
        {
            mix.Happen();
        }

        Assert.InRange(_db.File.Read(connection => connection.ExecuteScalar<int>("select count(*) from calls where outcome <> 'in-progress'")), 1_000, 4_000);
        Whole.AssertSums(_db.File);
    }
}
