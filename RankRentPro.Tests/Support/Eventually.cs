using System.Runtime.CompilerServices;
using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>Waits for what happens behind an answer.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks at each write whether it has happened, and fails when it has not after half a minute.</summary>
    /// <param name="database">Where it is written.</param>
    /// <param name="happened">Whether it is.</param>
    /// <param name="what">The condition, for the failure.</param>
    public static async Task Until(Database database, Func<bool> happened, [CallerArgumentExpression(nameof(happened))] string what = "")
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        // Taken before the look: a write in between ends the wait.
        for (var next = database.NextWrite; !happened(); next = database.NextWrite)
        {
            await Task.WhenAny(next, Task.Delay(Timeout.Infinite, patience.Token));
            Assert.False(patience.IsCancellationRequested, $"It did not happen: {what}");
        }
    }
}
