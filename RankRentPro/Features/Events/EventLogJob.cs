using RankRentPro.Data;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Events;

/// <summary>Forgets what addresses were told long ago.</summary>
public sealed class EventLogJob(Database database, RecordedRuns runs, TimeProvider clock)
{
    public const string Name = "event log";
    private const int Batch = 1_000;
    private const int Days = 30;

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        return entered is null ? "Old deliveries are being forgotten already." : await runs.Record(Name, () => Task.FromResult(Forget(cancel)), null, cancel);
    }

    private RunResult Forget(CancellationToken cancel)
    {
        var before = clock.GetUtcNow().AddDays(-Days);
        var (forgotten, last) = (0, Batch);
        while (last == Batch)
        {
            cancel.ThrowIfCancellationRequested();
            last = database.Write(connection => EventsSql.Forget(connection, before, Batch));
            forgotten += last;
        }
        return new($"{forgotten:N0} deliveries older than {Days} days forgotten.");
    }
}
