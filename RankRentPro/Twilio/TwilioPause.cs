using System.Net;

namespace RankRentPro.Twilio;

/// <summary>
/// Until when Twilio asked to be left alone, whoever was told (429 or 503 with <c>Retry-After</c>). Its limit is the account's, so one
/// answer counts for all work that can wait. In memory: after a restart the first request is told again.
/// </summary>
public sealed class TwilioPause(TimeProvider clock)
{
    private long _until;

    /// <summary>Null when nobody was asked to wait, or the time is over.</summary>
    public DateTimeOffset? Until => new DateTimeOffset(Interlocked.Read(ref _until), TimeSpan.Zero) is var until && until > clock.GetUtcNow() ? until : null;

    internal void Note(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && TwilioRefusals.RetryAfter(response) is { } wait)
        {
            Interlocked.Exchange(ref _until, (clock.GetUtcNow() + wait).UtcTicks);
        }
    }
}

/// <summary>Sees the last answer of a request, behind all its attempts.</summary>
internal sealed class TwilioPauseNote(TwilioPause pause) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        pause.Note(response);
        return response;
    }
}
