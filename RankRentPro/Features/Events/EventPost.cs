using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RankRentPro.Features.Recordings;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Events;

/// <summary>What an address answered.</summary>
/// <param name="Problem">Null when it took the event.</param>
/// <param name="Wait">It asks for at least this pause.</param>
/// <param name="IsGone">It wants nothing more.</param>
public sealed record EventAnswer(string? Problem, TimeSpan? Wait = null, bool IsGone = false);

/// <summary>Posts one event to its address, signed.</summary>
public sealed class EventPost(IHttpClientFactory clients, MediaAddresses media, TimeProvider clock)
{
    public const string Client = "events";
    private const string Recording = "recording.available";

    public async Task<EventAnswer> Send(EventDeliveryRow delivery, CancellationToken cancel)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var message = Signed(delivery);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode ? new(null)
                : answer.StatusCode == HttpStatusCode.Gone ? new("It answered 410: it wants nothing more.", IsGone: true)
                : new($"It answered {(int)answer.StatusCode}.", answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null);
        }
        catch (HttpRequestException failure)
        {
            return new(failure.Message == EventConnection.Refused || failure.InnerException?.Message == EventConnection.Refused ? EventConnection.Refused : "It cannot be reached.");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new("It did not answer in time.");
        }
    }

    private HttpRequestMessage Signed(EventDeliveryRow delivery)
    {
        var (seconds, body) = (clock.GetUtcNow().ToUnixTimeSeconds(), Body(delivery));
        var message = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.TryAddWithoutValidation("webhook-id", delivery.EventId);
        message.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        message.Headers.TryAddWithoutValidation("webhook-signature", EventSignature.Of(delivery.Secret, delivery.EventId, seconds, body));
        return message;
    }

    // The address of audio is good for a while, an event may be tried for a day: each attempt has a fresh one.
    private string Body(EventDeliveryRow delivery)
    {
        if (delivery.Type != Recording || JsonNode.Parse(delivery.Body) is not JsonObject told || told["data"] is not JsonObject data || media.Of((string)data["sid"]!) is not { } address)
        {
            return delivery.Body;
        }
        data["mediaUrl"] = address;
        return told.ToJsonString(ApiJson.Options);
    }
}
