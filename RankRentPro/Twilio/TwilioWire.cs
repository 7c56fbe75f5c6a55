using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Polly.Timeout;

namespace RankRentPro.Twilio;

/// <summary>Sends one request and says what came of it. Everything expected is an answer; see <see cref="TwilioClient"/>.</summary>
internal sealed class TwilioWire(HttpClient http, TwilioOptions options, TwilioHosts hosts, ILogger logger)
{
    private TwilioPatience patience = TwilioPatience.Person;

    private string AccountSid => options.AccountSid ?? throw new InvalidOperationException("No Twilio account is configured.");

    public TwilioWire With(TwilioPatience other) => new(http, options, hosts, logger) { patience = other };

    /// <summary>Path of the account itself, or of something below it, behind the base address.</summary>
    public string Path(string? resource = null, Fields? query = null) =>
        $"2010-04-01/Accounts/{AccountSid}{(resource is null ? ".json" : "/" + resource)}{(query is { Count: > 0 } ? "?" + query.ToQuery() : "")}";

    /// <summary>The server's 2xx or 3xx answer, to be disposed by the caller, or the refusal, logged.</summary>
    public async Task<TwilioAnswer<HttpResponseMessage>> Send(TwilioRequest request, CancellationToken cancel, Uri? elsewhere = null)
    {
        var attempts = new TwilioAttempts(patience, request.Streams);
        using var message = new HttpRequestMessage(request.Method, (Uri?)null);
        try
        {
            var home = new Uri(Base(request.Product).AbsoluteUri + request.Path);
            message.RequestUri = elsewhere ?? home;
            message.Content = request.Form is null ? null : new FormUrlEncodedContent(request.Form);
            message.Headers.Authorization = SameHost(message.RequestUri, home) ? Credentials() : null;
            attempts.Attach(message);
            var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode < 400 || IsDone(request, response, attempts))
            {
                return new(response);
            }
            using (response)
            {
                var refusal = Log(request, await TwilioRefusals.Of(request, response, cancel));
                return new(await TwilioStanding.Explain(this, request, refusal, cancel));
            }
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            cancel.ThrowIfCancellationRequested();
            return new(Log(request, TwilioRefusals.Of(request, failure, patience)));
        }
    }

    public TwilioRefusal Log(TwilioRequest request, TwilioRefusal refusal)
    {
        // Something that is not there is an answer to a question more often than a failure.
        var level = refusal.Kind == TwilioRefusalKind.NotFound ? LogLevel.Information : LogLevel.Warning;
        logger.Log(level, "Twilio: {Method} {Path} failed: {Kind}, HTTP {Status}, code {Code}, request {RequestId}. {Meaning}",
            request.Method, request.Path.Split('?')[0], refusal.Kind, refusal.HttpStatus, refusal.Code, refusal.RequestId, refusal.Meaning);
        return refusal;
    }

    public static bool IsExpected(Exception failure) =>
        failure is HttpRequestException or IOException or TimeoutRejectedException or OperationCanceledException;

    /// <exception cref="HttpRequestException">The server does not listen yet, so nobody can say where it is.</exception>
    public Uri Base(TwilioProduct product)
    {
        try
        {
            return hosts.Base(product);
        }
        catch (InvalidOperationException unknown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not known yet.", unknown);
        }
    }

    public static bool SameHost(Uri one, Uri other) => Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    // A DELETE that is sent again finds what its first attempt did although its answer was lost.
    private static bool IsDone(TwilioRequest request, HttpResponseMessage response, TwilioAttempts attempts) =>
        request.Method == HttpMethod.Delete && response.StatusCode == HttpStatusCode.NotFound && attempts.Made > 1;

    private AuthenticationHeaderValue Credentials() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));
}
