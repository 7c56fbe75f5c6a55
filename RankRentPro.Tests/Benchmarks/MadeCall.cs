using System.Globalization;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>A call as a busy agency gets them, always the same one for a number and an instant.</summary>
internal sealed record MadeCall(CallRow Call, LegRow Parent, LegRow? Child)
{
    public const int Numbers = 500;

    // A number is called by these again and again.
    private const int CallersOfNumber = 1_200;
    private const string Phone = "+14155550101";
    private const long LegPrice = 8_500;

    public IEnumerable<LegRow> Legs => Child is null ? [Parent] : [Parent, Child];

    public static NumberRow Number(int n) => new()
    {
        Id = n + 1,
        Sid = SidOf("PN", n),
        PhoneNumber = $"+{Digits(n)}",
        Digits = Digits(n),
        FriendlyName = $"Site {n}",
        Site = SiteOf(n),
        Country = "US",
        Voice = true,
        Sms = true,
        VoiceUrl = "https://phones.example.com/webhooks/twilio/voice",
        MonthlyFee = 1_150_000,
        FeeCurrency = "USD",
    };

    public static string SiteOf(int number) => $"site-{number}.example";

    public static MadeCall Of(int n, DateTimeOffset startedAt)
    {
        var dice = Mix((ulong)n + 1);
        var number = (int)(dice % Numbers);
        var caller = (int)(Mix((ulong)number + 7 * (dice >> 16) % CallersOfNumber * Numbers) % 80_000);
        var leg = Leg(n, startedAt, number, caller);
        return ((dice >> 40) % 100) switch
        {
            < 60 => Answered(n, leg, number, talk: 20 + (int)((dice >> 50) % 400)),
            < 92 => Missed(n, leg, number),
            _ => CalledBack(leg, number, talk: 15 + (int)((dice >> 50) % 200)),
        };
    }

    private static MadeCall Answered(int n, LegRow leg, int number, int talk)
    {
        var parent = leg with { Duration = talk + 8, EndedAt = leg.Began.AddSeconds(talk + 8), Price = LegPrice };
        var child = Dialled(n, parent, "completed", talk) with { Price = LegPrice + 5_500 };
        return new(Row(parent, number, "completed", $"+1 415-555-0101 answered after 6 s") with { Duration = talk, Cost = parent.Price!.Value + child.Price!.Value }, parent, child);
    }

    private static MadeCall Missed(int n, LegRow leg, int number)
    {
        var parent = leg with { Duration = 24, EndedAt = leg.Began.AddSeconds(24), Price = LegPrice };
        var child = Dialled(n, parent, "no-answer", 0);
        return new(Row(parent, number, "missed", "dialled +1 415-555-0101 for 20 s, no answer") with { Cost = LegPrice }, parent, child);
    }

    private static MadeCall CalledBack(LegRow leg, int number, int talk)
    {
        var parent = leg with
        {
            Direction = "outbound-api",
            FromNumber = leg.ToNumber,
            ToNumber = leg.FromNumber,
            Duration = talk,
            EndedAt = leg.Began.AddSeconds(talk),
            Price = LegPrice,
        };
        return new(Row(parent, number, "completed", "answered") with { Duration = talk, Cost = LegPrice }, parent, null);
    }

    private static LegRow Leg(int n, DateTimeOffset at, int number, int caller) => new()
    {
        Sid = SidOf("CA", n),
        NumberSid = SidOf("PN", number),
        Direction = "inbound",
        FromNumber = $"+{Digits(caller)}",
        ToNumber = $"+{Digits(number)}",
        Status = "completed",
        StartedAt = at,
        PriceCurrency = "USD",
        CreatedAt = at,
    };

    private static LegRow Dialled(int n, LegRow parent, string status, int talk) => new()
    {
        Sid = SidOf("CA", n + 1_000_000_000),
        ParentSid = parent.Sid,
        Direction = "outbound-dial",
        FromNumber = parent.FromNumber,
        ToNumber = Phone,
        Status = status,
        StartedAt = parent.CreatedAt.AddSeconds(2),
        EndedAt = parent.EndedAt,
        Duration = talk,
        PriceCurrency = "USD",
        CreatedAt = parent.CreatedAt.AddSeconds(2),
    };

    private static CallRow Row(LegRow parent, int number, string outcome, string reason)
    {
        var inbound = parent.Direction == "inbound";
        var digits = (inbound ? parent.FromNumber : parent.ToNumber)[1..];
        return new()
        {
            Sid = parent.Sid,
            NumberId = number + 1,
            Site = SiteOf(number),
            Direction = inbound ? "inbound" : "outbound",
            FromNumber = parent.FromNumber,
            ToNumber = parent.ToNumber,
            CustomerDigits = digits,
            CustomerDigitsReversed = string.Concat(digits.Reverse()),
            Outcome = outcome,
            Reason = reason,
            StartedAt = parent.Began,
            EndedAt = parent.EndedAt,
            CostCurrency = "USD",
            CostState = "final",
        };
    }

    // 800 area codes with the hundred numbers of each that belong to nobody.
    private static string Digits(int n) => string.Create(CultureInfo.InvariantCulture, $"1{200 + n / 100 % 800}55501{n % 100:00}");

    private static string SidOf(string kind, int n) => string.Create(CultureInfo.InvariantCulture, $"{kind}{Mix((ulong)n):x16}{Mix(~(ulong)n):x16}");

    /// <summary>Twilio's SIDs are random, and so are their places in an index.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
