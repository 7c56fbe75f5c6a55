using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>A call that rings or is talked on.</summary>
public sealed record RunningCall(CallLine Line)
{
    public string Site => Line.Site.Length > 0 ? Line.Site : PhoneText.National(Line.Row.OurNumber);
    public string Customer => PhoneText.National(Line.Row.Customer);

    /// <summary>The agency ends what it began; a caller is never cut off.</summary>
    public bool CanHangUp => !Line.Row.IsInbound;
}

/// <summary>Who is on the phone now.</summary>
public sealed record NowStrip(IReadOnlyList<RunningCall> Calls, bool HasMore)
{
    private const int Most = 8;

    public static NowStrip Read(Database database, TimeZoneInfo zone)
    {
        var running = database.Known(nameof(NowStrip), connection => CallsSql.Running(connection, Most + 1));
        return new([.. running.Take(Most).Select(call => new RunningCall(new CallLine(call, CallMarks.None, zone)))], running.Count > Most);
    }
}
