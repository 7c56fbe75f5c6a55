using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace RankRentPro.Web;

/// <summary>
/// Writes HTML whose holes are encoded, for the rows of long lists: a Razor fragment keeps every piece of every row apart until the page
/// is written, which takes longer than the pieces themselves.
/// </summary>
public sealed class HtmlWriter(TextWriter output, HtmlEncoder encoder) : IDisposable
{
    private const int Size = 4096;

    // No encoder changes these, and hardly a text has others.
    private static readonly SearchValues<char> _plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,:;/()$#?=%");

    private readonly char[] _buffer = ArrayPool<char>.Shared.Rent(Size);
    private int _length;

    /// <summary>Writes the text as it is, and what stands in its holes encoded.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Pieces html) => _ = html;

    /// <summary>Hands over what is still kept here.</summary>
    public void Dispose()
    {
        Flush();
        ArrayPool<char>.Shared.Return(_buffer);
    }

    private void Add(ReadOnlySpan<char> html)
    {
        if (html.Length > _buffer.Length - _length)
        {
            Flush();
            if (html.Length > _buffer.Length)
            {
                output.Write(html);
                return;
            }
        }
        html.CopyTo(_buffer.AsSpan(_length));
        _length += html.Length;
    }

    private void Flush()
    {
        output.Write(_buffer, 0, _length);
        _length = 0;
    }

    /// <summary>The compiler hands it the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        private readonly HtmlWriter _writer;

        public Pieces(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = (literalLength, formattedCount);
            _writer = writer;
        }

        public void AppendLiteral(string html) => _writer.Add(html);

        public void AppendFormatted(string? text) => _writer.Add(text.AsSpan().ContainsAnyExcept(_plain) ? _writer.Encoded(text!) : text);

        public void AppendFormatted(long number)
        {
            Span<char> digits = stackalloc char[20];
            number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            _writer.Add(digits[..length]);
        }

        /// <summary>It is HTML already.</summary>
        public void AppendFormatted(HtmlString html) => _writer.Add(html.Value);
    }

    private string Encoded(string text) => encoder.Encode(text);
}
