using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Simulator.Stock;

/// <summary>
/// The numbers that the simulated Twilio sells, always the same ones: 555-01xx of many area codes,
/// and the ranges that Ofcom keeps for drama.
/// </summary>
public static class NumberStock
{
    /// <summary>Offered by every search that it fits, and taken by somebody else whenever it is bought.</summary>
    public const string AlwaysTaken = "+12125550199";

    internal static readonly string[] TollFreeCodes = ["800", "833", "844", "855", "866", "877", "888"];

    internal static IReadOnlyList<StockCountry> Countries { get; } =
    [
        new("US", "United States", ["local", "tollfree"]),
        new("CA", "Canada", ["local", "tollfree"]),
        new("GB", "United Kingdom", ["local", "tollfree", "mobile"]),
    ];

    // Before the stock, which is made of it.
    private static readonly StockPlace London = new()
    {
        Country = "GB",
        AreaCode = "20",
        Locality = "London",
        Region = "London",
        PostalCode = "",
        Latitude = "51.507400",
        Longitude = "-0.127800",
        Lata = "",
    };

    private static readonly StockNumber[] All = [.. Countries.SelectMany(country => country.Types.SelectMany(type => Make(country.Code, type))).OrderBy(Shuffled, StringComparer.Ordinal)];

    internal static StockCountry? Country(string code) => Countries.FirstOrDefault(country => country.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    internal static IEnumerable<StockNumber> Of(string country, string type) => All.Where(number => number.Country == country && number.Type == type);

    internal static StockNumber? Find(string phoneNumber) => All.FirstOrDefault(number => number.PhoneNumber == phoneNumber);

    private static IEnumerable<StockNumber> Make(string country, string type) => (country, type) switch
    {
        ("GB", "local") => Range(20, 980, 7, n => British(type, $"+44207946{n:0000}") with { Sms = false }),
        ("GB", "tollfree") => Range(0, 1000, 11, n => British(type, $"+448081570{n:000}") with { Sms = false }),
        ("GB", "mobile") => Range(0, 1000, 9, n => British(type, $"+447700900{n:000}")),
        (_, "tollfree") => TollFreeCodes.SelectMany(code => Range(100, 100, 4, n => American(country, type, code, n))),
        _ => StockPlaces.All.Where(place => place.Country == country)
            .SelectMany(place => Range(120, 80, 3, n => American(country, type, place.AreaCode, n) with { Place = place })),
    };

    /// <summary>Every so many numbers of a range: stock is a sample, never a whole exchange. Ends with the last of the range.</summary>
    private static IEnumerable<StockNumber> Range(int first, int count, int step, Func<int, StockNumber> make) =>
        Enumerable.Range(first, count).Where(n => (first + count - 1 - n) % step == 0).Select(make);

    /// <summary>A fixed disorder, so that a search without an area code shows many of them.</summary>
    private static string Shuffled(StockNumber number) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(number.PhoneNumber)));

    private static StockNumber American(string country, string type, string areaCode, int line) => new()
    {
        PhoneNumber = string.Create(CultureInfo.InvariantCulture, $"+1{areaCode}555{line:0000}"),
        Country = country,
        Type = type,
        // A few carry voice alone, as real stock does.
        Sms = line % 10 != 1,
        Mms = line % 10 is not (1 or 5) && type == "local",
    };

    private static StockNumber British(string type, string phoneNumber) => new() { PhoneNumber = phoneNumber, Country = "GB", Type = type, Place = type == "local" ? London : null };
}

internal sealed record StockCountry(string Code, string Name, IReadOnlyList<string> Types);
