using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Routing;

/// <summary>Forgets the raw forms of old events; the line of what each changed is kept for ever.</summary>
public sealed class WebhookFormsJob(Database database, RecordedRuns runs, TimeProvider clock)
{
    public const string Name = "webhook forms";
    private const int Batch = 1_000;

    /// <returns>What it achieved, in words.</returns>
    public async Task<string> Run(CancellationToken cancel)
    {
        using var entered = runs.TryEnter(Name);
        return entered is null ? "Old forms are being forgotten already." : await runs.Record(Name, () => Task.FromResult(Forget(cancel)), null, cancel);
    }

    private RunResult Forget(CancellationToken cancel)
    {
        var days = database.Read(SettingsSql.Read).WebhookFormDays;
        var before = clock.GetUtcNow().AddDays(-days);
        var (forgotten, last) = (0, Batch);
        while (last == Batch)
        {
            cancel.ThrowIfCancellationRequested();
            last = database.Write(connection => WebhookEventsSql.ForgetForms(connection, before, Batch));
            forgotten += last;
        }
        return new($"{forgotten:N0} forms older than {days} days forgotten.");
    }
}
