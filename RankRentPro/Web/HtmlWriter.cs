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
public readonly struct HtmlWriter(TextWriter output, HtmlEncoder encoder)
{
    private readonly TextWriter _output = output;
    private readonly HtmlEncoder _encoder = encoder;

    /// <summary>Writes the text as it is, and what stands in its holes encoded.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Pieces html) => _ = html;

    /// <summary>The compiler hands it the pieces of an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Pieces
    {
        // No encoder changes these, and hardly a text has others: found by itself, it need not be copied for the encoder.
        private static readonly SearchValues<char> _plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,:;/()$#?=%");

        private readonly HtmlWriter _writer;

        public Pieces(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = (literalLength, formattedCount);
            _writer = writer;
        }

        public void AppendLiteral(string html) => _writer._output.Write(html);

        public void AppendFormatted(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return;
            }
            if (text.AsSpan().ContainsAnyExcept(_plain))
            {
                _writer._encoder.Encode(_writer._output, text);
            }
            else
            {
                _writer._output.Write(text);
            }
        }

        public void AppendFormatted(long number) => _writer._output.Write(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>It is HTML already.</summary>
        public void AppendFormatted(HtmlString html) => _writer._output.Write(html.Value);
    }
}
