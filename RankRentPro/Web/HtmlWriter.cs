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

    private void AddEncoded(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(_plain))
        {
            Add(encoder.Encode(text.ToString()));
            return;
        }
        Add(text);
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
        private const int LongestFormatted = 64;

        private readonly HtmlWriter _writer;

        public Pieces(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = (literalLength, formattedCount);
            _writer = writer;
        }

        public void AppendLiteral(string html) => _writer.Add(html);

        public void AppendFormatted(string? text) => _writer.AddEncoded(text);

        public void AppendFormatted(ReadOnlySpan<char> text) => _writer.AddEncoded(text);

        /// <summary>A value that writes itself, in 64 characters at most: no text is made of it first.</summary>
        public void AppendFormatted<T>(T value, string? format = null)
            where T : struct, ISpanFormattable
        {
            Span<char> text = stackalloc char[LongestFormatted];
            if (value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            {
                _writer.AddEncoded(text[..length]);
                return;
            }
            _writer.AddEncoded(value.ToString(format, CultureInfo.InvariantCulture));
        }

        /// <summary>It is HTML already.</summary>
        public void AppendFormatted(HtmlString html) => _writer.Add(html.Value);
    }
}
