using System.Globalization;

namespace RankRentPro.Web;

/// <summary>Money on screen.</summary>
public static class MoneyText
{
    private const long Unit = 1_000_000;

    /// <param name="micros">Millionths of the currency.</param>
    /// <param name="currency">ISO 4217 code; null is US dollars.</param>
    /// <returns>Such as <c>$1.15</c>, <c>£0.017</c>, <c>2.50 SEK</c>: two decimals, more when the amount has them.</returns>
    public static string Of(long micros, string? currency)
    {
        var amount = ((decimal)micros / Unit).ToString("#,##0.00####", CultureInfo.InvariantCulture);
        return (currency?.ToUpperInvariant() ?? "USD") switch
        {
            "USD" => $"${amount}",
            "GBP" => $"£{amount}",
            "EUR" => $"€{amount}",
            "CAD" => $"CA${amount}",
            var other => $"{amount} {other}",
        };
    }
}
