using System.Globalization;
using System.Net;
using System.Text.Json;
using Polly.Timeout;
using RankRentPro.Twilio.Json;

namespace RankRentPro.Twilio;

/// <summary>Makes a refusal of whatever came back, gateways that answer HTML or nothing included.</summary>
internal static class TwilioRefusals
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private const string LookBeforeRepeating = "It may have happened all the same: look at Twilio before you try again.";

    public static async Task<TwilioRefusal> Of(TwilioRequest request, HttpResponseMessage response, CancellationToken cancel)
    {
        var body = Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        var known = TwilioErrorCodes.Find(body.Code);
        var kind = KindOf(response.StatusCode, body.Code);
        var unknownOutcome = request.Method == HttpMethod.Post && kind == TwilioRefusalKind.Unavailable;
        var moreInfo = Link(body.MoreInfo) ?? (body.Code is { } code ? $"https://www.twilio.com/docs/errors/{code}" : null);
        return new()
        {
            What = request.What,
            Kind = kind,
            Code = body.Code,
            HttpStatus = (int)response.StatusCode,
            Message = body.Message ?? body.Detail ?? body.Title,
            Meaning = Sentence(known?.Meaning ?? body.Message ?? body.Detail ?? body.Title) ?? MeaningOf(kind, response.StatusCode),
            NextStep = unknownOutcome ? LookBeforeRepeating : Sentence(known?.Action) ?? NextStepOf(kind, body.Message is null ? null : moreInfo),
            MoreInfo = moreInfo,
            RequestId = RequestId(response),
            RetryAfter = RetryAfter(response),
            OutcomeUnknown = unknownOutcome,
            IsRetryable = !unknownOutcome && (known is { Retryable: true } || kind is TwilioRefusalKind.RateLimited or TwilioRefusalKind.Unavailable),
        };
    }

    public static TwilioRefusal Of(TwilioRequest request, Exception failure, TwilioPatience patience)
    {
        var late = failure is TimeoutRejectedException or OperationCanceledException;
        var neverSent = failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
        var unknownOutcome = request.Method == HttpMethod.Post && !neverSent;
        return new()
        {
            What = request.What,
            Kind = late ? TwilioRefusalKind.TimedOut : TwilioRefusalKind.Unreachable,
            Meaning = late
                ? string.Create(CultureInfo.InvariantCulture, $"Twilio did not answer within {patience.Total.TotalSeconds:0} seconds.")
                : $"Twilio could not be reached{Cause(failure as HttpRequestException)}.",
            NextStep = unknownOutcome ? LookBeforeRepeating
                : late ? "Try again in a minute; status.twilio.com says whether Twilio has a problem."
                : "Check the internet connection of the server that this app runs on, then try again.",
            OutcomeUnknown = unknownOutcome,
            IsRetryable = !unknownOutcome,
        };
    }

    /// <summary>A success whose body is not what Twilio sends: a proxy, a sign-in page, another server.</summary>
    public static TwilioRefusal Unreadable(TwilioRequest request, HttpResponseMessage response) => new()
    {
        What = request.What,
        Kind = TwilioRefusalKind.Unavailable,
        HttpStatus = (int)response.StatusCode,
        Meaning = "The answer is not one of Twilio's.",
        NextStep = request.Method == HttpMethod.Post ? LookBeforeRepeating : "Check TWILIO_BASE_URL and any proxy between this app and Twilio, then try again.",
        RequestId = RequestId(response),
        OutcomeUnknown = request.Method == HttpMethod.Post,
        IsRetryable = request.Method != HttpMethod.Post,
    };

    /// <summary>How long the server asks to wait, in seconds or until a date of its own clock; an hour at most.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Capped(delta),
        { Date: { } date } when response.Headers.Date is { } now => Capped(date - now),
        _ => null,
    };

    public static string? RequestId(HttpResponseMessage response) => response.Headers.TryGetValues("Twilio-Request-Id", out var ids) ? ids.FirstOrDefault() : null;

    // Who is asked again too soon says so again; who stands in between may say anything.
    private static TimeSpan Capped(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;

    private static TwilioErrorBody Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TwilioJson.Default.TwilioErrorBody) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static TwilioRefusalKind KindOf(HttpStatusCode status, int? code) => ((int)status, code) switch
    {
        (401, _) or (403, null or 20003 or 20006 or 20008 or 20403) or (_, 20003) => TwilioRefusalKind.Unauthorized,
        (404, _) => TwilioRefusalKind.NotFound,
        (429, _) => TwilioRefusalKind.RateLimited,
        ( >= 500, _) => TwilioRefusalKind.Unavailable,
        _ => TwilioRefusalKind.Refused,
    };

    private static string MeaningOf(TwilioRefusalKind kind, HttpStatusCode status) => kind switch
    {
        TwilioRefusalKind.Unauthorized => "Twilio does not accept the credentials.",
        TwilioRefusalKind.NotFound => "Twilio does not know it (any more).",
        TwilioRefusalKind.RateLimited => "Twilio is asked too much at once.",
        TwilioRefusalKind.Unavailable => $"Twilio has a problem of its own (HTTP {(int)status}).",
        _ => $"Twilio refused without saying why (HTTP {(int)status}).",
    };

    private static string NextStepOf(TwilioRefusalKind kind, string? moreInfo) => kind switch
    {
        _ when moreInfo is not null => $"Twilio tells more at {moreInfo}.",
        TwilioRefusalKind.Unauthorized => "Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or the API key.",
        TwilioRefusalKind.NotFound => "Refresh the page.",
        TwilioRefusalKind.RateLimited => "Try again in a minute.",
        TwilioRefusalKind.Unavailable => "Try again in a minute; status.twilio.com says whether Twilio has a problem.",
        _ => "Look into the debugger of the Twilio Console.",
    };

    private static string Cause(HttpRequestException? failure) => failure?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => ": its name is not known to the network",
        HttpRequestError.SecureConnectionError => ": no secure connection could be made",
        HttpRequestError.ConnectionError => ": no connection could be made",
        HttpRequestError.ResponseEnded => ": the connection broke",
        HttpRequestError.InvalidResponse => ": what came back is garbled",
        _ => "",
    };

    private static string? Sentence(string? text) => text is null ? null : text.TrimEnd() is var trimmed && trimmed is [.., '.' or '!' or '?'] ? trimmed : trimmed + ".";

    // It becomes a link on a page: anything but https stays out.
    private static string? Link(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri.AbsoluteUri : null;
}
