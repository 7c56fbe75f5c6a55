using RankRentPro.Data;

namespace RankRentPro.Tests.Support;

/// <summary>Waits for what happens behind an answer.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks at each write whether it has happened, and fails when half a minute brings none.</summary>
    /// <param name="database">Where it is written.</param>
    /// <param name="happened">Whether it is.</param>
    public static async Task Until(Database database, Func<bool> happened)
    {
        // Taken before the look: a write in between ends the wait.
        for (var next = database.NextWrite; !happened(); next = database.NextWrite)
        {
            await next.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }
}
