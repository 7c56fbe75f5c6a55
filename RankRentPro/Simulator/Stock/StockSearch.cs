using System.Globalization;
using System.Text.RegularExpressions;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator.Stock;

/// <summary>What a search for numbers asks; everything that was sent must hold.</summary>
internal sealed class StockSearch
{
    private const int MilesByDefault = 25;

    public static string[] Names { get; } =
    [
        "AreaCode", "Contains", "SmsEnabled", "MmsEnabled", "VoiceEnabled", "FaxEnabled", "Beta",
        "ExcludeAllAddressRequired", "ExcludeLocalAddressRequired", "ExcludeForeignAddressRequired",
        "NearNumber", "NearLatLong", "Distance", "InPostalCode", "InRegion", "InRateCenter", "InLata", "InLocality",
        .. Paging.Names,
    ];

    private readonly List<Func<StockNumber, bool>> _conditions = [];

    public static IEnumerable<StockNumber> Matching(IEnumerable<StockNumber> stock, Parameters parameters)
    {
        var search = new StockSearch();
        search.Capabilities(parameters);
        search.Addresses(parameters);
        search.Digits(parameters);
        search.Places(parameters);
        search.Distance(parameters);
        return stock.Where(number => search._conditions.All(condition => condition(number)));
    }

    private void Capabilities(Parameters parameters)
    {
        When(parameters.Flag("SmsEnabled"), (number, wanted) => number.Sms == wanted);
        When(parameters.Flag("MmsEnabled"), (number, wanted) => number.Mms == wanted);
        When(parameters.Flag("VoiceEnabled"), (number, wanted) => number.Voice == wanted);
        When(parameters.Flag("FaxEnabled"), (_, wanted) => !wanted);
        _ = parameters.Flag("Beta");
    }

    private void Addresses(Parameters parameters)
    {
        When(parameters.Flag("ExcludeAllAddressRequired"), (number, excluded) => !excluded || number.AddressRequirements == "none");
        When(parameters.Flag("ExcludeLocalAddressRequired"), (number, excluded) => !excluded || number.AddressRequirements != "local");
        When(parameters.Flag("ExcludeForeignAddressRequired"), (number, excluded) => !excluded || number.AddressRequirements != "foreign");
    }

    private void Digits(Parameters parameters)
    {
        When(parameters.Whole("AreaCode", 0, 999), (number, code) => number.PhoneNumber.StartsWith($"+1{code:000}", StringComparison.Ordinal));
        if (parameters.Text("Contains") is { } pattern)
        {
            var regex = Pattern(pattern);
            _conditions.Add(number => regex.IsMatch(number.PhoneNumber));
        }
    }

    private void Places(Parameters parameters)
    {
        WhenText(parameters.Text("InLocality"), place => place.Locality);
        WhenText(parameters.Text("InRegion"), place => place.Region);
        WhenText(parameters.Text("InPostalCode"), place => place.PostalCode);
        WhenText(parameters.Text("InRateCenter"), place => place.RateCenter);
        WhenText(parameters.Text("InLata"), place => place.Lata);
    }

    private void Distance(Parameters parameters)
    {
        var miles = parameters.Whole("Distance", 0, 500) ?? MilesByDefault;
        var near = parameters.Text("NearNumber") is { } number && StockPlaces.Of(number) is { } place ? $"{place.Latitude},{place.Longitude}" : parameters.Text("NearLatLong");
        if (near?.Split(',') is [var latitude, var longitude]
            && double.TryParse(latitude, CultureInfo.InvariantCulture, out var lat) && double.TryParse(longitude, CultureInfo.InvariantCulture, out var lon))
        {
            _conditions.Add(candidate => candidate.Place is { } there && StockPlaces.Miles(there, lat, lon) <= miles);
        }
        else if (near is not null || parameters.Has("NearNumber"))
        {
            // A point that cannot be placed has nothing near it.
            _conditions.Add(_ => false);
        }
    }

    private void When<T>(T? wanted, Func<StockNumber, T, bool> holds) where T : struct
    {
        if (wanted is { } value)
        {
            _conditions.Add(number => holds(number, value));
        }
    }

    private void WhenText(string? wanted, Func<StockPlace, string> of)
    {
        if (wanted is not null)
        {
            _conditions.Add(number => number.Place is { } place && of(place).Equals(wanted, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Digits anywhere in the number; letters as on a keypad, * one digit, % any digits, + the start, $ the end.</summary>
    private static Regex Pattern(string pattern) => new(string.Concat(pattern.Select(c => c switch
    {
        '*' => "[0-9]",
        '%' => "[0-9]*",
        '+' => "^\\+",
        '$' => "$",
        _ when char.IsAsciiDigit(c) => c.ToString(),
        _ when char.IsAsciiLetter(c) => Keypad(char.ToUpperInvariant(c)),
        _ => "",
    })), RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Keypad(char letter) => letter switch
    {
        <= 'C' => "2",
        <= 'F' => "3",
        <= 'I' => "4",
        <= 'L' => "5",
        <= 'O' => "6",
        <= 'S' => "7",
        <= 'V' => "8",
        _ => "9",
    };
}
