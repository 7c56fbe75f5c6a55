using System.Collections.Concurrent;
using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Events;

/// <summary>Tells the addresses what is on its way to them, and tries again for 24 hours.</summary>
public sealed class EventSender(Database database, EventPost post, JobsOptions jobs, TimeProvider clock, ILogger<EventSender> logger) : BackgroundService
{
    private static readonly TimeSpan TriedFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    // Many writes of a moment are one look.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    // After the first, the second … attempt.
    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(8)];

    // An address is told one thing after the other, and waits for itself alone.
    private readonly ConcurrentDictionary<long, bool> _busy = new();

    /// <summary>Sends what is due now to every address that nothing is on its way to.</summary>
    /// <returns>How many deliveries were tried.</returns>
    public async Task<int> SendDue(CancellationToken cancel) => (await Task.WhenAll(Begin(clock.GetUtcNow(), cancel))).Sum();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var underWay = new List<Task<int>>();
        while (jobs.RunBySchedule && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(underWay, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Events could not be sent");
                await Task.Delay(AfterFailure, stoppingToken);
            }
        }
    }

    private async Task Look(List<Task<int>> underWay, CancellationToken cancel)
    {
        // Taken before the look: what is written meanwhile is not slept through.
        var (written, now) = (database.NextWrite, clock.GetUtcNow());
        underWay.AddRange(Begin(now, cancel));
        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny([written, Task.Delay(UntilNext(now), sleep.Token), .. underWay]);
        await sleep.CancelAsync();
        await Task.Delay(BetweenLooks, cancel);
        foreach (var ended in underWay.Where(sending => sending.IsCompleted).ToList())
        {
            underWay.Remove(ended);
            await ended;
        }
    }

    private List<Task<int>> Begin(DateTimeOffset now, CancellationToken cancel) =>
        [.. database.Read(connection => EventsSql.DueTargets(connection, now)).Where(target => _busy.TryAdd(target, true)).Select(target => SendTo(target, cancel))];

    private TimeSpan UntilNext(DateTimeOffset now) =>
        database.Read(connection => EventsSql.NextDue(connection, now)) is { } next && next - now < LongestSleep ? next - now : LongestSleep;

    private async Task<int> SendTo(long target, CancellationToken cancel)
    {
        try
        {
            var tried = 0;
            while (database.Read(connection => EventsSql.Due(connection, target, clock.GetUtcNow())) is { } delivery)
            {
                var began = clock.GetUtcNow();
                var answer = await post.Send(delivery, cancel);
                database.Write(connection => WriteDown(connection, delivery, answer, began));
                tried++;
            }
            return tried;
        }
        finally
        {
            _busy.TryRemove(target, out _);
        }
    }

    private void WriteDown(DbConnection connection, EventDeliveryRow delivery, EventAnswer answer, DateTimeOffset began)
    {
        var now = clock.GetUtcNow();
        var tried = delivery with { DueAt = null, Attempts = delivery.Attempts + 1, Problem = answer.Problem };
        if (answer.Problem is null)
        {
            EventsSql.Finish(connection, tried with { DeliveredAt = now });
            return;
        }
        var next = now + Pause(delivery.Attempts, answer.Wait);
        // What the owner asked for while this was on its way counts more than its answer.
        if (EventsSql.Finish(connection, tried with { DueAt = next <= delivery.CreatedAt + TriedFor ? next : null }) && answer.IsGone)
        {
            EventsSql.Gone(connection, tried, began, now);
        }
    }

    // Who asks for more time gets it, as long as nobody forgets the event over it.
    private static TimeSpan Pause(long attempts, TimeSpan? asked)
    {
        var usual = _pauses[Math.Min(attempts, _pauses.Length - 1)];
        var longest = _pauses[^1];
        return asked > usual ? asked < longest ? asked.Value : longest : usual;
    }
}
