namespace RankRentPro.Twilio;

/// <summary>Audio of recordings, over connections of its own so that downloads never hold up the API.</summary>
public sealed class TwilioMedia(HttpClient http, TwilioOptions options, TwilioHosts hosts, ILogger<TwilioMedia> logger)
{
    /// <summary>
    /// The recording as MP3, while it arrives. <see cref="TwilioRefusalKind.NotFound"/> right after a call means that it is not ready yet.
    /// The caller disposes the answer.
    /// </summary>
    public Task<TwilioAnswer<TwilioAudio>> OpenRecording(string sid, CancellationToken cancel = default) =>
        throw new NotImplementedException($"{http} {options} {hosts} {logger}");
}

/// <summary>Audio while it arrives.</summary>
/// <param name="Stream">Read once, forwards.</param>
/// <param name="ContentType"><c>audio/mpeg</c>, as the server names it.</param>
/// <param name="Length">Bytes, when the server says so.</param>
public sealed record TwilioAudio(Stream Stream, string ContentType, long? Length) : IDisposable
{
    public void Dispose() => Stream.Dispose();
}
