using RankRentPro.Data;
using RankRentPro.Features.Settings;

namespace RankRentPro.Features.Routing;

/// <summary>Forgets the raw forms of old events; the line of what each changed is kept for ever.</summary>
public sealed class WebhookFormsJob(Database database, TimeProvider clock)
{
    private const int Batch = 1_000;

    /// <returns>What it achieved, in words.</returns>
    public string Run(CancellationToken cancel)
    {
        var days = database.Read(SettingsSql.Read).WebhookFormDays;
        var before = clock.GetUtcNow().AddDays(-days);
        var (forgotten, last) = (0, Batch);
        while (last == Batch && !cancel.IsCancellationRequested)
        {
            last = database.Write(connection => WebhookEventsSql.ForgetForms(connection, before, Batch));
            forgotten += last;
        }
        return $"{forgotten:N0} forms older than {days} days forgotten.";
    }
}
