using System.Globalization;

namespace RankRentPro.Web;

/// <summary>Money on screen.</summary>
public static class MoneyText
{
    private const long Unit = 1_000_000;

    /// <param name="micros">Millionths of the currency.</param>
    /// <param name="currency">ISO 4217 code; null is US dollars.</param>
    /// <returns>Such as <c>$1.15</c>, <c>£0.017</c>, <c>2.50 SEK</c>: two decimals, more when the amount has them.</returns>
    public static string Of(long micros, string? currency) => Text(micros, currency, "#,##0.00####");

    /// <summary>The price of a call: always four decimals at least, so that a column of them can be compared, such as <c>$0.0140</c>.</summary>
    public static string OfCall(long micros, string? currency) => WrittenOfCall(micros, currency).ToString();

    /// <inheritdoc cref="OfCall"/>
    public static WrittenText<(long Micros, string? Currency)> WrittenOfCall(long micros, string? currency) => new((micros, currency), WriteOfCall);

    /// <summary>A balance: to the cent, the minus before the sign of the currency, such as <c>−$1.25</c>.</summary>
    public static string Cents(long micros, string? currency) => (micros < 0 ? "−" : "") + Text(Math.Abs(micros), currency, "#,##0.00");

    private static string Text(long micros, string? currency, string format)
    {
        var (before, after) = Signs(currency);
        return $"{before}{((decimal)micros / Unit).ToString(format, CultureInfo.InvariantCulture)}{after}";
    }

    private static bool WriteOfCall((long Micros, string? Currency) price, Span<char> text, out int length)
    {
        var (before, after) = Signs(price.Currency);
        return text.TryWrite(CultureInfo.InvariantCulture, $"{before}{(decimal)price.Micros / Unit:#,##0.0000##}{after}", out length);
    }

    // Beside the amount: most currencies have a sign that stands before it.
    private static (string Before, string After) Signs(string? currency) => (currency?.ToUpperInvariant() ?? "USD") switch
    {
        "USD" => ("$", ""),
        "GBP" => ("£", ""),
        "EUR" => ("€", ""),
        "CAD" => ("CA$", ""),
        var other => ("", $" {other}"),
    };
}
