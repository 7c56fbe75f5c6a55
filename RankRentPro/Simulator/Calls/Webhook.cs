using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security;
using RankRentPro.Twilio;

namespace RankRentPro.Simulator.Calls;

/// <summary>What came back: instructions, or one of Twilio's error codes and what happened in words.</summary>
internal sealed record WebhookAnswer
{
    public string? Twiml { get; init; }
    public int? Problem { get; init; }
    public string Detail { get; init; } = "";

    public static WebhookAnswer Failed(int code, string detail) => new() { Problem = code, Detail = detail };
}

/// <summary>Requests of the simulated Twilio to the addresses that were configured, signed with the account's token.</summary>
internal sealed class Webhook(SimulatorOptions options) : IDisposable
{
    private const string DemoHost = "demo.twilio.com";
    private const string Demo = "<Response><Say>Thanks for calling. Configure your number's voice address to change this message.</Say></Response>";

    private static readonly HttpRequestOptionsKey<TimeSpan> ConnectLimit = new("connect");

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 10, UseCookies = false, ConnectCallback = Connect }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <param name="call">What is sent, and where.</param>
    /// <param name="wantsTwiml">Instructions are expected; else only the status counts.</param>
    /// <param name="stop">The app stops.</param>
    public async Task<WebhookAnswer> Send(WebhookCall call, bool wantsTwiml, CancellationToken stop)
    {
        if (!Uri.TryCreate(call.Address.Url, UriKind.Absolute, out var url) || !(url.Scheme is "http" or "https"))
        {
            return WebhookAnswer.Failed(11100, $"Not an address: {call.Address.Url}");
        }
        if (url.Host == DemoHost)
        {
            // The default of a new number; the simulator never leaves for the internet by itself.
            return new() { Twiml = Demo };
        }
        var rules = ConnectionRules.Of(url.Fragment);
        var token = Guid.NewGuid().ToString();
        var (answer, reason) = await Try(call, (rules, token), stop);
        for (var retries = rules.Retries; retries > 0 && rules.RetriesOn(reason); retries--)
        {
            (answer, reason) = await Try(call, (rules, token), stop);
        }
        return wantsTwiml && answer.Problem is null ? Judge(answer) : answer;
    }

    public void Dispose() => _http.Dispose();

    /// <returns>The answer, its TwiML unread; and why it may be tried again: ct, rt, 4xx or 5xx.</returns>
    private async Task<(WebhookAnswer Answer, string? Reason)> Try(WebhookCall call, (ConnectionRules Rules, string Token) sending, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(sending.Rules.Total);
        try
        {
            using var request = Request(call, sending.Token);
            request.Options.Set(ConnectLimit, sending.Rules.Connect);
            using var response = await _http.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? (Content(response.Content.Headers.ContentType, body), null)
                : (WebhookAnswer.Failed(status is >= 300 and < 400 ? 11215 : 11200, $"HTTP {status}"), status >= 500 ? "5xx" : status >= 400 ? "4xx" : null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (WebhookAnswer.Failed(11205, $"No answer within {sending.Rules.Total.TotalSeconds} s"), "rt");
        }
        catch (HttpRequestException failure)
        {
            return (WebhookAnswer.Failed(Code(failure), failure.Message), "ct");
        }
    }

    private static int Code(HttpRequestException failure) => failure.InnerException is SocketException socket
        ? socket.SocketErrorCode switch
        {
            SocketError.TimedOut => 11201,
            SocketError.ConnectionRefused => 11202,
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => 11210,
            _ => 11205,
        }
        : failure.HttpRequestError == HttpRequestError.SecureConnectionError ? 11220 : 11205;

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(context.InitialRequestMessage.Options.TryGetValue(ConnectLimit, out var time) ? time : Timeout.InfiniteTimeSpan);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception failure)
        {
            socket.Dispose();
            throw failure is OperationCanceledException && !stop.IsCancellationRequested ? new SocketException((int)SocketError.TimedOut) : failure;
        }
    }

    private HttpRequestMessage Request(WebhookCall call, string token)
    {
        var url = call.Address.Url.Split('#')[0];
        var isGet = call.Address.Method == "GET";
        if (isGet)
        {
            var fields = string.Join('&', call.Form.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"));
            url += (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + fields;
        }
        var request = new HttpRequestMessage(isGet ? HttpMethod.Get : HttpMethod.Post, url) { Content = isGet ? null : new FormUrlEncodedContent(call.Form) };
        request.Headers.Add(TwilioSignature.HeaderName, TwilioSignature.Compute(options.AuthToken, url, isGet ? [] : call.Form));
        request.Headers.Add("I-Twilio-Idempotency-Token", token);
        request.Headers.UserAgent.ParseAdd("TwilioProxy/1.1");
        request.Headers.Accept.ParseAdd("*/*");
        return request;
    }

    /// <summary>Text is read aloud and audio is played, as if the document said so.</summary>
    private static WebhookAnswer Content(MediaTypeHeaderValue? type, string body) => type?.MediaType switch
    {
        "text/xml" or "application/xml" or "text/html" => new() { Twiml = body },
        "text/plain" => new() { Twiml = $"<Response><Say>{SecurityElement.Escape(body)}</Say></Response>" },
        { } audio when audio.StartsWith("audio/", StringComparison.Ordinal) => new() { Twiml = "<Response><Play/></Response>" },
        null when body.Length == 0 => new() { Twiml = "" },
        var other => new() { Detail = $"Content-Type {other}" },
    };

    private static WebhookAnswer Judge(WebhookAnswer answer) => answer.Twiml is not { } twiml ? WebhookAnswer.Failed(12300, answer.Detail)
        : Twiml.Problem(twiml) is { } code ? WebhookAnswer.Failed(code, twiml.Length > 200 ? twiml[..200] : twiml)
        : answer;
}
