using System.Globalization;

namespace RankRentPro.Simulator.Seed;

/// <summary>The twelve numbers of the simulated account. They are fictional, as NANPA and Ofcom reserve them.</summary>
internal static class SeedNumbers
{
    // number | name | country and type | capabilities | place | business | zone | area codes of callers | weight | days owned | answers
    private const string Table = """
        +15125550117 | Austin Plumbing | US local | voice sms mms | Austin, TX | +15125550160 | America/Chicago | 512 737 210 254 830 | 22 | 712 | at once
        +13035550142 | Denver Roof Repair | US local | voice sms mms | Denver, CO | +13035550171 | America/Denver | 303 720 970 719 | 16 | 655 | on bridge
        +16025550129 | Phoenix AC Repair | US local | voice sms mms | Phoenix, AZ | +16025550188 | America/Phoenix | 602 480 623 520 | 13.5 | 431 | at once
        +18135550134 | Tampa Water Damage Restoration | US local | voice sms | Tampa, FL | +18135550150 | America/New_York | 813 727 941 352 | 9 | 402 | on bridge
        +16155550181 | Nashville Tree Service | US local | voice sms mms | Nashville, TN | +16155550112 | America/Chicago | 615 629 931 | 0.7 | 2 | at once
        +12085550155 | (208) 555-0155 | US local | voice sms mms | Boise, ID | +12085550103 | America/Boise | 208 986 | 3 | 63 | at once
        +14165550173 | Toronto Locksmith | CA local | voice sms mms | Toronto, ON | +14165550139 | America/Toronto | 416 647 905 289 | 11 | 388 | at once
        +16045550108 | Vancouver and Lower Mainland Emergency Drain and Sewer Cleaning | CA local | voice | Vancouver, BC | +16045550195 | America/Vancouver | 604 778 236 | 4 | 240 | on bridge
        +18335550166 | Garage Door Repair Nationwide | US tollfree | voice | | +13125550164 | America/Chicago | nationwide | 0 | 120 | at once
        +18335550121 | Septic Pumping Hotline | US tollfree | voice sms | | +13125550127 | America/Chicago | nationwide | 12 | 540 | at once
        +442079460118 | London Boiler Repair | GB local | voice | London | +442079460192 | Europe/London | britain | 7 | 301 | at once
        +447700900142 | Croydon Van Hire | GB mobile | voice sms | | +447700900731 | Europe/London | britain | 1.8 | 45 | on bridge
        """;

    public static IReadOnlyList<SeedLine> At(DateTimeOffset now)
    {
        var dice = new SeedDice(12);
        return [.. Table.Split('\n').Select(row => Line(row.Split('|', StringSplitOptions.TrimEntries), dice, now))];
    }

    private static SeedLine Line(string[] cells, SeedDice dice, DateTimeOffset now) => new()
    {
        Number = Number(cells, dice.Sid("PN")) with
        {
            Created = now.AddDays(-int.Parse(cells[9], CultureInfo.InvariantCulture)).AddSeconds(dice.Between(600, 7000)),
        },
        BusinessPhone = cells[5],
        Zone = TimeZoneInfo.FindSystemTimeZoneById(cells[6]),
        CallerPrefixes = SeedCallers.Prefixes(cells[7]),
        Weight = double.Parse(cells[8], CultureInfo.InvariantCulture),
        AnswersOnBridge = cells[10] == "on bridge",
    };

    private static SeededNumber Number(string[] cells, string sid)
    {
        var kind = cells[2].Split(' ');
        var capabilities = cells[3].Split(' ');
        var place = cells[4].Split(", ");
        return new()
        {
            Sid = sid,
            PhoneNumber = cells[0],
            FriendlyName = cells[1],
            Country = kind[0],
            Type = kind[1],
            Locality = place[0].Length == 0 ? null : place[0],
            Region = place.Length == 1 ? null : place[1],
            Voice = capabilities.Contains("voice"),
            Sms = capabilities.Contains("sms"),
            Mms = capabilities.Contains("mms"),
            Created = default,
        };
    }
}
