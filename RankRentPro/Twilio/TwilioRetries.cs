using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RankRentPro.Twilio;

/// <summary>
/// GET and DELETE again on 429, 5xx and lost connections; a POST only on 429, which says that nothing was processed.
/// Waits grow with jitter or are what Retry-After asks for, and end when patience does: then the last answer counts.
/// </summary>
internal sealed class TwilioRetries(TimeSpan firstDelay, TimeProvider time)
{
    private static readonly TimeSpan LongestPost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    public void AddTo(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = time;
        // The client logs what fails in the end, once; the attempts are for RANKRENT_DEBUG_TWILIO.
        pipeline.ConfigureTelemetry(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        pipeline
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => ValueTask.FromResult(IsWorthwhile(args)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(AttemptsOf(args.Context).NextDelay),
            })
            .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => ValueTask.FromResult(AttemptTime(args.Context)) });
    }

    private bool IsWorthwhile(RetryPredicateArguments<HttpResponseMessage> args)
    {
        var attempts = AttemptsOf(args.Context);
        var message = args.Context.GetRequestMessage()!;
        if (args.AttemptNumber >= attempts.Patience.Retries || !MayRepeat(message.Method, args.Outcome))
        {
            return false;
        }
        attempts.NextDelay = (args.Outcome.Result is { } response ? TwilioRefusals.RetryAfter(response) : null) ?? Backoff(args.AttemptNumber);
        return Elapsed(attempts) + attempts.NextDelay < attempts.Patience.Total;
    }

    private static bool MayRepeat(HttpMethod method, Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => true,
        _ when method == HttpMethod.Post => false,
        { Result: { } response } => (int)response.StatusCode >= 500,
        { Exception: { } failure } => failure is HttpRequestException or IOException or TimeoutRejectedException,
        _ => false,
    };

    private TimeSpan Backoff(int attempt)
    {
        var longest = Math.Min(LongestDelay.TotalMilliseconds, firstDelay.TotalMilliseconds * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(longest / 2 * (1 + Random.Shared.NextDouble()));
    }

    private TimeSpan AttemptTime(ResilienceContext context)
    {
        var attempts = AttemptsOf(context);
        attempts.Started ??= time.GetTimestamp();
        var most = context.GetRequestMessage()!.Method == HttpMethod.Post ? LongestPost : attempts.Patience.Attempt;
        var left = attempts.Patience.Total - Elapsed(attempts);
        return TimeSpan.FromMilliseconds(Math.Max(1, Math.Min(most.TotalMilliseconds, left.TotalMilliseconds)));
    }

    private TimeSpan Elapsed(TwilioAttempts attempts) => attempts.Started is { } started ? time.GetElapsedTime(started) : TimeSpan.Zero;

    private static TwilioAttempts AttemptsOf(ResilienceContext context) => TwilioAttempts.Of(context.GetRequestMessage()!);
}
