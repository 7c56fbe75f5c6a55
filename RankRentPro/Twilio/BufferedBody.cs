using System.Buffers;
using System.IO.Pipelines;
using System.Net;

namespace RankRentPro.Twilio;

/// <summary>
/// A body that has arrived whole, in small pieces out of the shared pool: a page of 1,000 calls is more than a megabyte,
/// and arrays of that size stay with the process for long.
/// </summary>
internal sealed class BufferedBody : HttpContent
{
    private static readonly PipeOptions Pieces = new(pauseWriterThreshold: 0, minimumSegmentSize: 32 * 1024, useSynchronizationContext: false);

    private readonly Pipe _pipe = new(Pieces);

    /// <summary>Valid until it is disposed.</summary>
    public ReadOnlySequence<byte> Bytes { get; private set; }

    /// <summary>Reads <paramref name="content"/> to its end and takes its headers over.</summary>
    /// <exception cref="HttpRequestException">It broke off, cannot be unpacked, or is longer than <paramref name="most"/> bytes.</exception>
    public static async Task<BufferedBody> Load(HttpContent content, long most, CancellationToken cancel)
    {
        var body = new BufferedBody();
        try
        {
            await body.Fill(content, most, cancel);
        }
        catch (Exception failure)
        {
            body.Dispose();
            throw failure switch
            {
                HttpIOException broken => new HttpRequestException(broken.HttpRequestError, "The body broke off.", broken),
                // What the streams say that unpack it.
                InvalidDataException or InvalidOperationException => new HttpRequestException(HttpRequestError.InvalidResponse, "The body is not packed as it says.", failure),
                _ => failure,
            };
        }
        foreach (var (name, values) in content.Headers.NonValidated)
        {
            body.Headers.TryAddWithoutValidation(name, values);
        }
        return body;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var piece in Bytes)
        {
            await stream.WriteAsync(piece);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        Bytes = default;
        _pipe.Writer.Complete();
        _pipe.Reader.Complete();
        base.Dispose(disposing);
    }

    private async Task Fill(HttpContent content, long most, CancellationToken cancel)
    {
        await using var arriving = await content.ReadAsStreamAsync(cancel);
        var length = 0L;
        while (await arriving.ReadAsync(_pipe.Writer.GetMemory(), cancel) is > 0 and var read)
        {
            _pipe.Writer.Advance(read);
            if ((length += read) > most)
            {
                throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The body is too long.");
            }
        }
        await _pipe.Writer.CompleteAsync();
        if (_pipe.Reader.TryRead(out var all))
        {
            Bytes = all.Buffer;
        }
    }
}
