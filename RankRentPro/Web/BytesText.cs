using System.Globalization;

namespace RankRentPro.Web;

/// <summary>Sizes on screen.</summary>
public static class BytesText
{
    private static readonly string[] _units = ["kB", "MB", "GB", "TB"];

    /// <returns>In the largest decimal unit that fits: <c>0 kB</c>, <c>640 kB</c>, <c>1.2 GB</c>, <c>43 GB</c>.</returns>
    public static string Of(long bytes)
    {
        var (size, unit) = (Math.Max(bytes, 0) / 1000m, 0);
        while (size >= 1000 && unit < _units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{(size < 10 && unit > 0 ? Math.Floor(size * 10) / 10 : Math.Floor(size)):0.#} {_units[unit]}");
    }
}
