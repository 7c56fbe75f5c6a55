using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Events;

/// <summary>Tells the addresses what is on its way to them, and tries again for 24 hours.</summary>
public sealed class EventSender(Database database, IHttpClientFactory clients, JobsOptions jobs, TimeProvider clock, ILogger<EventSender> logger) : BackgroundService
{
    public const string Client = "events";

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
                var ended = await Try(delivery, cancel);
                database.Write(connection => EventsSql.Finish(connection, ended));
                tried++;
            }
            return tried;
        }
        finally
        {
            _busy.TryRemove(target, out _);
        }
    }

    private async Task<EventDeliveryRow> Try(EventDeliveryRow delivery, CancellationToken cancel)
    {
        var problem = await Post(delivery, cancel);
        var now = clock.GetUtcNow();
        if (problem is null)
        {
            return delivery with { DueAt = null, Attempts = delivery.Attempts + 1, DeliveredAt = now, Problem = null };
        }
        var next = now + _pauses[Math.Min(delivery.Attempts, _pauses.Length - 1)];
        return delivery with { DueAt = next <= delivery.CreatedAt + TriedFor ? next : null, Attempts = delivery.Attempts + 1, Problem = problem };
    }

    /// <returns>Null when the other side took it.</returns>
    private async Task<string?> Post(EventDeliveryRow delivery, CancellationToken cancel)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var message = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json") };
        message.Headers.TryAddWithoutValidation("webhook-id", delivery.EventId);
        message.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        message.Headers.TryAddWithoutValidation("webhook-signature", EventSignature.Of(delivery.Secret, delivery.EventId, seconds, delivery.Body));
        try
        {
            using var client = clients.CreateClient(Client);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? null : $"It answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message == EventConnection.Refused || failure.InnerException?.Message == EventConnection.Refused ? EventConnection.Refused : "It cannot be reached.";
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "It did not answer in time.";
        }
    }
}
