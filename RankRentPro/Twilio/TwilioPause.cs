using System.Net;

namespace RankRentPro.Twilio;

/// <summary>
/// Until when Twilio asked to be left alone, whoever was told (429 or 503 with <c>Retry-After</c>), an hour at most. Its limit is the
/// account's, so one answer counts for all work that can wait, until a question that was asked all the same is answered. In memory: after
/// a restart the first request is told again.
/// </summary>
public sealed class TwilioPause(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _until;

    /// <summary>Null when nobody was asked to wait, or the time is over.</summary>
    public DateTimeOffset? Until
    {
        get
        {
            lock (_gate)
            {
                return _until > clock.GetUtcNow() ? _until : null;
            }
        }
    }

    /// <param name="asked">What <see cref="Until"/> was when the question was sent.</param>
    /// <param name="response">Its answer.</param>
    internal void Note(DateTimeOffset? asked, HttpResponseMessage response)
    {
        lock (_gate)
        {
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && TwilioRefusals.RetryAfter(response) is { } wait)
            {
                var until = clock.GetUtcNow() + wait;
                _until = until > _until ? until : _until;
            }
            else if (response.IsSuccessStatusCode && asked == _until)
            {
                _until = default;
            }
        }
    }
}

/// <summary>Sees the last answer of a request, behind all its attempts.</summary>
internal sealed class TwilioPauseNote(TwilioPause pause) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = pause.Until;
        var response = await base.SendAsync(request, cancellationToken);
        // The credentials go to Twilio alone: what its storage answers about a recording says nothing of the account.
        if (request.Headers.Authorization is not null)
        {
            pause.Note(asked, response);
        }
        return response;
    }
}
