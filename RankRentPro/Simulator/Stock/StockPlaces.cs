using System.Globalization;

namespace RankRentPro.Simulator.Stock;

/// <summary>Where an area code's numbers are.</summary>
internal sealed record StockPlace
{
    public required string Country { get; init; }
    public required string AreaCode { get; init; }
    public required string Locality { get; init; }
    public required string Region { get; init; }
    public required string PostalCode { get; init; }
    public required string Latitude { get; init; }
    public required string Longitude { get; init; }
    public required string Lata { get; init; }

    public string RateCenter => Locality.ToUpperInvariant();
}

/// <summary>The main city of each area code in stock.</summary>
internal static class StockPlaces
{
    private const string Table = """
        US|202|Washington|DC|20001|38.9072|-77.0369|236
        US|203|New Haven|CT|06510|41.3083|-72.9279|920
        US|205|Birmingham|AL|35203|33.5207|-86.8025|476
        US|206|Seattle|WA|98101|47.6062|-122.3321|674
        US|207|Portland|ME|04101|43.6591|-70.2568|120
        US|208|Boise|ID|83702|43.6150|-116.2023|652
        US|210|San Antonio|TX|78205|29.4241|-98.4936|566
        US|212|New York|NY|10001|40.7506|-73.9972|132
        US|213|Los Angeles|CA|90012|34.0522|-118.2437|730
        US|214|Dallas|TX|75201|32.7767|-96.7970|552
        US|215|Philadelphia|PA|19103|39.9526|-75.1652|228
        US|216|Cleveland|OH|44113|41.4993|-81.6944|320
        US|303|Denver|CO|80202|39.7392|-104.9903|656
        US|305|Miami|FL|33130|25.7617|-80.1918|460
        US|307|Cheyenne|WY|82001|41.1400|-104.8202|654
        US|312|Chicago|IL|60601|41.8781|-87.6298|358
        US|313|Detroit|MI|48226|42.3314|-83.0458|340
        US|314|Saint Louis|MO|63101|38.6270|-90.1994|520
        US|316|Wichita|KS|67202|37.6872|-97.3301|532
        US|317|Indianapolis|IN|46204|39.7684|-86.1581|336
        US|385|Salt Lake City|UT|84101|40.7608|-111.8910|660
        US|401|Providence|RI|02903|41.8240|-71.4128|130
        US|402|Omaha|NE|68102|41.2565|-95.9345|644
        US|404|Atlanta|GA|30303|33.7490|-84.3880|438
        US|405|Oklahoma City|OK|73102|35.4676|-97.5164|536
        US|406|Billings|MT|59101|45.7833|-108.5007|650
        US|407|Orlando|FL|32801|28.5384|-81.3789|458
        US|408|San Jose|CA|95113|37.3382|-121.8863|722
        US|410|Baltimore|MD|21202|39.2904|-76.6122|238
        US|412|Pittsburgh|PA|15222|40.4406|-79.9959|234
        US|414|Milwaukee|WI|53202|43.0389|-87.9065|356
        US|415|San Francisco|CA|94103|37.7749|-122.4194|722
        US|480|Mesa|AZ|85201|33.4152|-111.8315|666
        US|501|Little Rock|AR|72201|34.7465|-92.2896|528
        US|502|Louisville|KY|40202|38.2527|-85.7585|462
        US|503|Portland|OR|97204|45.5152|-122.6784|672
        US|504|New Orleans|LA|70112|29.9511|-90.0715|490
        US|505|Albuquerque|NM|87102|35.0844|-106.6504|664
        US|509|Spokane|WA|99201|47.6588|-117.4260|676
        US|512|Austin|TX|78701|30.2672|-97.7431|558
        US|513|Cincinnati|OH|45202|39.1031|-84.5120|922
        US|515|Des Moines|IA|50309|41.5868|-93.6250|632
        US|520|Tucson|AZ|85701|32.2226|-110.9747|668
        US|559|Fresno|CA|93721|36.7378|-119.7871|728
        US|601|Jackson|MS|39201|32.2988|-90.1848|482
        US|602|Phoenix|AZ|85004|33.4484|-112.0740|666
        US|603|Manchester|NH|03101|42.9956|-71.4548|122
        US|605|Sioux Falls|SD|57104|43.5446|-96.7311|640
        US|612|Minneapolis|MN|55401|44.9778|-93.2650|628
        US|614|Columbus|OH|43215|39.9612|-82.9988|324
        US|615|Nashville|TN|37203|36.1627|-86.7816|470
        US|617|Boston|MA|02108|42.3601|-71.0589|128
        US|619|San Diego|CA|92101|32.7157|-117.1611|732
        US|701|Fargo|ND|58102|46.8772|-96.7898|636
        US|702|Las Vegas|NV|89101|36.1699|-115.1398|721
        US|704|Charlotte|NC|28202|35.2271|-80.8431|422
        US|713|Houston|TX|77002|29.7604|-95.3698|560
        US|801|Salt Lake City|UT|84111|40.7608|-111.8910|660
        US|802|Burlington|VT|05401|44.4759|-73.2121|124
        US|803|Columbia|SC|29201|34.0007|-81.0348|434
        US|804|Richmond|VA|23219|37.5407|-77.4360|248
        US|808|Honolulu|HI|96813|21.3069|-157.8583|834
        US|813|Tampa|FL|33602|27.9506|-82.4572|952
        US|816|Kansas City|MO|64106|39.0997|-94.5786|524
        US|901|Memphis|TN|38103|35.1495|-90.0490|468
        US|904|Jacksonville|FL|32202|30.3322|-81.6557|452
        US|907|Anchorage|AK|99501|61.2181|-149.9003|832
        US|916|Sacramento|CA|95814|38.5816|-121.4944|726
        US|919|Raleigh|NC|27601|35.7796|-78.6382|426
        US|973|Newark|NJ|07102|40.7357|-74.1724|224
        CA|204|Winnipeg|MB|R3B|49.8951|-97.1384|888
        CA|250|Victoria|BC|V8W|48.4284|-123.3656|888
        CA|306|Saskatoon|SK|S7K|52.1332|-106.6700|888
        CA|403|Calgary|AB|T2P|51.0447|-114.0719|888
        CA|416|Toronto|ON|M5H|43.6532|-79.3832|888
        CA|418|Quebec City|QC|G1R|46.8139|-71.2080|888
        CA|506|Moncton|NB|E1C|46.0878|-64.7782|888
        CA|514|Montreal|QC|H3B|45.5017|-73.5673|888
        CA|519|London|ON|N6A|42.9849|-81.2453|888
        CA|604|Vancouver|BC|V6B|49.2827|-123.1207|888
        CA|613|Ottawa|ON|K1P|45.4215|-75.6972|888
        CA|709|St. John's|NL|A1C|47.5615|-52.7126|888
        CA|780|Edmonton|AB|T5J|53.5461|-113.4938|888
        CA|902|Halifax|NS|B3J|44.6488|-63.5752|888
        CA|905|Mississauga|ON|L5B|43.5890|-79.6441|888
        """;

    public static IReadOnlyList<StockPlace> All { get; } = [.. Table.Split('\n').Select(line => line.Split('|')).Select(Place)];

    /// <summary>Where a North American number is, when its area code is known.</summary>
    public static StockPlace? Of(string phoneNumber) =>
        phoneNumber is ['+', '1', .. { Length: 10 } rest] ? All.FirstOrDefault(place => place.AreaCode == rest[..3]) : null;

    /// <summary>Miles between two points of the globe.</summary>
    public static double Miles(StockPlace place, double latitude, double longitude)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (lat, lon) = (Number(place.Latitude), Number(place.Longitude));
        var a = Math.Pow(Math.Sin(Radians(latitude - lat) / 2), 2)
            + Math.Cos(Radians(lat)) * Math.Cos(Radians(latitude)) * Math.Pow(Math.Sin(Radians(longitude - lon) / 2), 2);
        return 3958.8 * 2 * Math.Asin(Math.Sqrt(a));
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static StockPlace Place(string[] cells) => new()
    {
        Country = cells[0],
        AreaCode = cells[1],
        Locality = cells[2],
        Region = cells[3],
        PostalCode = cells[4],
        Latitude = cells[5] + "00",
        Longitude = cells[6] + "00",
        Lata = cells[7],
    };
}
