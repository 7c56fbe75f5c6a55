using System.Globalization;
using System.Text;
using RankRentPro.Data;
using RankRentPro.Features.Jobs;

namespace RankRentPro.Features.Events;

/// <summary>Tells the addresses what is on its way to them, and tries again for 24 hours.</summary>
public sealed class EventSender(Database database, IHttpClientFactory clients, JobsOptions jobs, TimeProvider clock, ILogger<EventSender> logger) : BackgroundService
{
    public const string Client = "events";
    private const int Together = 50;

    private static readonly TimeSpan TriedFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan LogKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    // After the first, the second … attempt.
    private static readonly TimeSpan[] _pauses =
        [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(8)];

    /// <summary>Sends what is due now; each address waits for itself alone.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> SendDue(CancellationToken cancel)
    {
        var due = database.Read(connection => EventsSql.Due(connection, clock.GetUtcNow(), Together));
        await Task.WhenAll(due.GroupBy(delivery => delivery.TargetId).Select(async target =>
        {
            foreach (var delivery in target.OrderBy(one => one.Id))
            {
                var tried = await Try(delivery, cancel);
                database.Write(connection => EventsSql.Finish(connection, tried));
            }
        }));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!jobs.RunBySchedule)
        {
            return;
        }
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before the look: what is written meanwhile is not slept through.
            var written = database.NextWrite;
            try
            {
                if (await SendDue(stoppingToken) == 0)
                {
                    await Task.WhenAny(written, Task.Delay(UntilNext(), stoppingToken));
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "Events could not be sent");
                await Task.WhenAny(Task.Delay(AfterFailure, stoppingToken));
            }
        }
    }

    private TimeSpan UntilNext()
    {
        var now = clock.GetUtcNow();
        var next = database.Read(EventsSql.NextDue) ?? now.AddHours(1);
        return next <= now ? TimeSpan.Zero : next - now < TimeSpan.FromHours(1) ? next - now : TimeSpan.FromHours(1);
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
