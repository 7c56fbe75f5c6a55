using System.Globalization;
using System.Net;
using RankRentPro.Features.Routing;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Tells the app how calls go on, as Twilio does: forms, signed for the address that Twilio was given.</summary>
internal sealed class WebhookLoad(Uri app) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = app };

    public static string CallSid(int n) => string.Create(CultureInfo.InvariantCulture, $"CA{n:x32}");

    /// <exception cref="HttpRequestException">The app did not take it.</exception>
    public async Task Post(string callSid, string status)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("AccountSid", TwilioServer.AccountSid), new("CallSid", callSid), new("CallStatus", status), new("Direction", "inbound"),
            new("From", MadeCall.Number(7).PhoneNumber), new("To", MadeCall.Number(3).PhoneNumber), new("CallDuration", status == "completed" ? "5" : ""),
            new("Timestamp", TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture)),
        ];
        using var request = new HttpRequestMessage(HttpMethod.Post, WebhookAddresses.CallStatusPath) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(TwilioServer.Token, BenchedApp.PublicUrl + WebhookAddresses.CallStatusPath, form));
        using var answer = await _client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.NoContent)
        {
            throw new HttpRequestException($"The app answered {answer.StatusCode} to an event.");
        }
    }

    public void Dispose() => _client.Dispose();
}
