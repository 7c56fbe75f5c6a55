using System.Buffers;
using System.Globalization;
using System.Text;

namespace RankRentPro.Web;

/// <summary>
/// Writes a page as UTF-8 into pieces of memory, and hands those to the answer when there is enough of them. The framework's own writers
/// copy each character three times, and wait for the answer after every kilobyte.
/// </summary>
/// <param name="body">Of the answer; only written to asynchronously. It stays open.</param>
public sealed class PageWriter(Stream body) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int PieceSize = 32 * 1024;

    // An encoder that has no room for a character throws.
    private const int LongestCharacter = 4;

    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly List<(byte[] Bytes, int Length)> _full = [];
    private byte[]? _piece;
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_piece?.Length - _length < LongestCharacter)
            {
                Turn();
            }
            _piece ??= ArrayPool<byte>.Shared.Rent(PieceSize);
            _encoder.Convert(buffer, _piece.AsSpan(_length), flush: false, out var read, out var written, out _);
            _length += written;
            buffer = buffer[read..];
        }
    }

    public override Task WriteAsync(char value)
    {
        Write(value);
        return FlushAsync();
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer.AsSpan(index, count));
        return FlushAsync();
    }

    public override Task WriteAsync(string? value)
    {
        Write(value.AsSpan());
        return FlushAsync();
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return FlushAsync(cancellationToken);
    }

    /// <summary>Hands over the pieces that are full; the last one goes when the page is done.</summary>
    public override Task FlushAsync() => _full.Count == 0 ? Task.CompletedTask : HandOver();

    public override Task FlushAsync(CancellationToken cancellationToken) => FlushAsync();

    public override async ValueTask DisposeAsync()
    {
        if (_piece is not null)
        {
            Turn();
        }
        await FlushAsync();
        await base.DisposeAsync();
    }

    // What is left when somebody ends it without waiting is not handed over; its memory is left to the collector.
    protected override void Dispose(bool disposing)
    {
        _full.Clear();
        base.Dispose(disposing);
    }

    private void Turn()
    {
        _full.Add((_piece!, _length));
        (_piece, _length) = (null, 0);
    }

    private async Task HandOver()
    {
        // Whatever becomes of it: what was handed over is never handed over again, and its memory may be another page's by then.
        var full = _full.ToArray();
        _full.Clear();
        foreach (var (bytes, length) in full)
        {
            await body.WriteAsync(bytes.AsMemory(0, length));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
