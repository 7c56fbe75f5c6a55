namespace RankRentPro.Simulator.Audio;

/// <summary>A header followed by the same pattern again and again, cut at a length: hours of audio in a few kilobytes.</summary>
internal sealed class RepeatedAudio(byte[] header, byte[] pattern, long length) : Stream
{
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(length - position, 0, buffer.Length);
        for (var done = 0; done < count;)
        {
            var piece = PieceAt(position);
            var copied = Math.Min(piece.Length, count - done);
            piece[..copied].CopyTo(buffer[done..]);
            done += copied;
            position += copied;
        }
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // Nothing here waits, so the thread hop of the inherited asynchronous read would only cost.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private ReadOnlySpan<byte> PieceAt(long at) =>
        at < header.Length ? header.AsSpan((int)at) : pattern.AsSpan((int)((at - header.Length) % pattern.Length));
}
