using RankRentPro.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(RandomOrder))]
[assembly: TestCaseOrderer(typeof(RandomOrder))]

namespace RankRentPro.Tests.Support;

/// <summary>
/// Another order each run, so that no test leans on another. <c>RANKRENT_TEST_SEED</c> repeats one.
/// </summary>
public sealed class RandomOrder : ITestCollectionOrderer, ITestCaseOrderer
{
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("RANKRENT_TEST_SEED"), out var seed) ? seed : Random.Shared.Next(1, 1_000_000);

    private static readonly Lazy<bool> Announced = new(() =>
    {
        TestContext.Current.SendDiagnosticMessage($"Order of the tests: RANKRENT_TEST_SEED={Seed}");
        return true;
    });

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections) where T : ITestCollection =>
        Shuffled(testCollections, collection => collection.UniqueID);

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases) where T : notnull, ITestCase =>
        Shuffled(testCases, testCase => testCase.UniqueID);

    private static List<T> Shuffled<T>(IReadOnlyCollection<T> items, Func<T, string> id)
    {
        _ = Announced.Value;
        var shuffled = items.OrderBy(id, StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(shuffled);
        return [.. shuffled];
    }
}
