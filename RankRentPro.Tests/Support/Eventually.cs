using System.Diagnostics;

namespace RankRentPro.Tests.Support;

/// <summary>Waits for what happens behind an answer.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns as soon as it has happened, and fails when that takes half a minute.</summary>
    public static async Task Until(Func<bool> happened)
    {
        for (var began = Stopwatch.GetTimestamp(); !happened();)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, "It did not happen within half a minute.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
        }
    }
}
