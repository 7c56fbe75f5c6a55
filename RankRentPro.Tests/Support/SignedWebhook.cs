using System.Net;
using RankRentPro.Features.Routing;
using RankRentPro.Simulator;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Support;

/// <summary>Posts what Twilio would post, signed as Twilio signs or as a test wants it.</summary>
public sealed record SignedWebhook
{
    public const string Token = "0123456789abcdef0123456789abcdef";
    public static readonly string CallSid = "CA" + new string('7', 32);

    /// <summary>Path and query as they are sent, letter by letter.</summary>
    public string Target { get; init; } = WebhookAddresses.CallStatusPath;

    /// <summary>What Twilio believes the app's address to be; the real one by default.</summary>
    public string? Address { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Form { get; init; } = Event("ringing");

    /// <summary>Null sends no signature.</summary>
    public string? SignedWith { get; init; } = Token;

    public string? Idempotency { get; init; }
    public string? Host { get; init; }

    public static IReadOnlyList<KeyValuePair<string, string>> Event(string status, params (string Name, string Value)[] more) =>
    [
        new("AccountSid", SimulatorOptions.AccountSid), new("CallSid", CallSid), new("CallStatus", status), new("Direction", "inbound"),
        new("From", "+14155550123"), new("To", "+13035550142"), new("CallDuration", status == "completed" ? "5" : ""),
        .. more.Select(field => KeyValuePair.Create(field.Name, field.Value)),
    ];

    public async Task<HttpStatusCode> PostTo(AppFixture app)
    {
        var here = app.Url.AbsoluteUri.TrimEnd('/');
        using var client = new HttpClient();
        // An address that is tidied up on its way would hide what is signed.
        var exact = new Uri(here + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Post, exact) { Content = new FormUrlEncodedContent(Form) };
        request.Headers.Host = Host;
        if (SignedWith is { } token)
        {
            request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(token, (Address ?? here) + Target, Form));
        }
        if (Idempotency is not null)
        {
            request.Headers.Add("I-Twilio-Idempotency-Token", Idempotency);
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
