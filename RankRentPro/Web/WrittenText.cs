namespace RankRentPro.Web;

/// <summary>Writes a value as text; false when there is no room.</summary>
public delegate bool TextWriting<in T>(T value, Span<char> text, out int length);

/// <summary>A value with the way it is written, so that a list of many need not make a text of each first.</summary>
public readonly struct WrittenText<T>(T value, TextWriting<T> write) : ISpanFormattable
{
    private const int Usual = 64;

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null) =>
        write(value, destination, out charsWritten);

    public override string ToString()
    {
        Span<char> text = stackalloc char[Usual];
        if (write(value, text, out var length))
        {
            return new(text[..length]);
        }
        for (var room = Usual * 2; ; room *= 2)
        {
            var more = new char[room];
            if (write(value, more, out length))
            {
                return new(more, 0, length);
            }
        }
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();
}
