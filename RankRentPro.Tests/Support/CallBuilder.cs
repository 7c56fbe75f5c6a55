using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Tests.Support;

/// <summary>Numbers, legs and recordings as Twilio tells them; what a test does not name is plain.</summary>
public static class CallBuilder
{
    public const string Ours = "+15125550117";
    public const string Caller = "+17375550123";
    public const string Phone = "+14155550101";
    public const string Customer = "+12125550144";

    public static readonly DateTimeOffset Began = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);

    public static string CallSid(int n) => $"CA{n:x32}";

    public static string RecordingSid(int n) => $"RE{n:x32}";

    public static NumberRow Number(int n = 1, string phone = Ours) => new()
    {
        Sid = $"PN{n:x32}",
        PhoneNumber = phone,
        Digits = phone[1..],
        FriendlyName = $"Number {n}",
        Country = "US",
        Voice = true,
        PurchasedAt = Began.AddDays(-90),
    };

    /// <summary>A caller's leg that is over.</summary>
    public static LegRow Inbound(int n = 1, string status = "completed", long duration = 60, string from = Caller) => new()
    {
        Sid = CallSid(n),
        Direction = "inbound",
        FromNumber = from,
        ToNumber = Ours,
        Status = status,
        StartedAt = Began,
        EndedAt = Began.AddSeconds(Math.Max(duration, 10)),
        Duration = duration,
        CreatedAt = Began,
    };

    /// <summary>A leg dialled for the call <paramref name="parent"/>, rung for some seconds and then talked on.</summary>
    public static LegRow Dialled(int parent = 1, string status = "completed", long duration = 0, int rang = 5, string to = Phone) => new()
    {
        Sid = CallSid(parent + 1000),
        ParentSid = CallSid(parent),
        Direction = "outbound-dial",
        FromNumber = Ours,
        ToNumber = to,
        Status = status,
        StartedAt = Began.AddSeconds(1),
        EndedAt = Began.AddSeconds(1 + rang + duration),
        Duration = duration,
        CreatedAt = Began.AddSeconds(1),
    };

    /// <summary>The leg that the API was asked for; to our own phone when a customer is dialled from there.</summary>
    public static LegRow Outbound(int n = 1, string status = "completed", long duration = 60, string to = Phone) =>
        Inbound(n, status, duration, from: Ours) with { Direction = "outbound-api", ToNumber = to };

    public static RecordingRow Recording(int n = 1, int leg = 1, string source = "DialVerb", long? duration = 40) => new()
    {
        Sid = RecordingSid(n),
        LegSid = CallSid(leg),
        Status = "completed",
        Source = source,
        Channels = 2,
        Duration = duration,
        CreatedAt = Began.AddSeconds(10),
    };

    public static CallFacts Facts(LegRow parent, params LegRow[] children) => new() { Parent = parent, Children = children, Now = Began.AddHours(1) };
}
