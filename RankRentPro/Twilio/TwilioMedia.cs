using System.Net;

namespace RankRentPro.Twilio;

/// <summary>Audio of recordings, over connections of its own so that downloads never hold up the API.</summary>
public sealed class TwilioMedia
{
    private const int MostRedirects = 5;

    private readonly TwilioWire wire;

    public TwilioMedia(HttpClient http, TwilioOptions options, TwilioHosts hosts, ILogger<TwilioMedia> logger)
        : this(new TwilioWire(http, options, hosts, logger)) { }

    private TwilioMedia(TwilioWire wire) => this.wire = wire;

    /// <summary>The same with another patience; unless told, somebody waits (<see cref="TwilioPatience.Person"/>).</summary>
    public TwilioMedia With(TwilioPatience patience) => new(wire.With(patience));

    /// <summary>
    /// The recording as MP3, while it arrives. <see cref="TwilioRefusalKind.NotFound"/> right after a call means that it is not ready yet.
    /// The caller disposes the answer.
    /// </summary>
    public async Task<TwilioAnswer<TwilioAudio>> OpenRecording(string sid, CancellationToken cancel = default)
    {
        var request = TwilioRequest.Get($"fetch the audio of the recording {sid}", wire.Path($"Recordings/{Uri.EscapeDataString(sid)}.mp3")) with { Streams = true };
        Uri? elsewhere = null;
        for (var redirects = 0; ; redirects++)
        {
            if (!(await wire.Send(request, cancel, elsewhere)).TryGet(out var response, out var refusal))
            {
                return new(elsewhere is not null && refusal.Kind == TwilioRefusalKind.Unauthorized ? OfStorage(refusal) : refusal);
            }
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var type = response.Content.Headers.ContentType?.MediaType ?? "audio/mpeg";
                return new(new TwilioAudio(new ResponseStream(response, await response.Content.ReadAsStreamAsync(cancel)), type, response.Content.Headers.ContentLength));
            }
            using (response)
            {
                elsewhere = Target(response);
                if (elsewhere is null || redirects == MostRedirects)
                {
                    return new(wire.Log(request, TwilioRefusals.Unreadable(request, response)));
                }
            }
        }
    }

    // It knows no credentials: it does not give this one, or not at this address any more.
    private static TwilioRefusal OfStorage(TwilioRefusal refusal) => refusal with
    {
        Kind = TwilioRefusalKind.Refused,
        Meaning = "Twilio's storage does not give it.",
        NextStep = "Try again in a few minutes.",
    };

    // Twilio sends to its storage, signed in the address; the credentials stay at Twilio's own host, and https stays https.
    private static Uri? Target(HttpResponseMessage response)
    {
        var asked = response.RequestMessage!.RequestUri!;
        return (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
            && response.Headers.Location is { } location
            && new Uri(asked, location) is { Scheme: "https" or "http" } target
            && (target.Scheme == "https" || asked.Scheme == "http") ? target : null;
    }
}

/// <summary>Audio while it arrives.</summary>
/// <param name="Stream">Read once, forwards.</param>
/// <param name="ContentType"><c>audio/mpeg</c>, as the server names it.</param>
/// <param name="Length">Bytes, when the server says so.</param>
public sealed record TwilioAudio(Stream Stream, string ContentType, long? Length) : IDisposable
{
    public void Dispose() => Stream.Dispose();
}
