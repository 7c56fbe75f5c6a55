using System.Globalization;

namespace RankRentPro.Simulator.Seed;

/// <summary>Deals callers' numbers, each once before any comes again, so that only those meant to call twice do.</summary>
internal sealed class SeedCallers(SeedDice dice, IEnumerable<string> taken)
{
    // 415 is left out: its numbers play the simulator's scenarios when they are called back.
    private static readonly IReadOnlyList<string> nationwide = Areas("""
        201 212 214 216 224 239 248 267 281 301 310 312 314 317 319 330 336 360 385 401 404 405 407 410 412 414 419 425 469 502 503 504
        505 513 515 540 559 561 603 609 612 619 630 651 702 704 706 708 714 757 763 781 801 803 816 843 847 858 860 901 916 925 949 954
        """);

    private static readonly IReadOnlyList<string> britain = ["+442079460", "+447700900"];

    private readonly HashSet<string> reserved = [.. taken];
    private readonly Dictionary<IReadOnlyList<string>, int> dealt = [];

    /// <summary>"nationwide", "britain" or area codes of North America, as what stands before the last digits.</summary>
    public static IReadOnlyList<string> Prefixes(string callers) => callers switch
    {
        "nationwide" => nationwide,
        "britain" => britain,
        _ => Areas(callers),
    };

    public string Next(SeedLine line)
    {
        var prefixes = line.Number.Country == "GB" || dice.Chance(0.7) ? line.CallerPrefixes : nationwide;
        string caller;
        do
        {
            var turn = dealt[prefixes] = dealt.GetValueOrDefault(prefixes) + 1;
            caller = Number(prefixes[turn % prefixes.Count], turn / prefixes.Count);
        }
        while (reserved.Contains(caller));
        return caller;
    }

    /// <summary>What Twilio passes on for a caller who withholds the number: the word, or ANONYMOUS typed on a keypad.</summary>
    public string Withheld() => dice.Chance(0.75) ? "anonymous" : "+266696687";

    private static string[] Areas(string codes) =>
        [.. codes.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(code => $"+1{code}55501")];

    // The steps share no factor with the size of the range, so every number of it comes once before the first comes again.
    private static string Number(string prefix, int turn) => prefix.StartsWith("+44", StringComparison.Ordinal)
        ? prefix + (100 + (((turn * 371L) + 17) % 900)).ToString("000", CultureInfo.InvariantCulture)
        : prefix + (((turn * 37L) + (prefix[3] * prefix[4])) % 100).ToString("00", CultureInfo.InvariantCulture);
}
