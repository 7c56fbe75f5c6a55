using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

/// <summary>The last seven days of the agency, of which today is one.</summary>
public sealed record Period
{
    private const int Length = 7;

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Today first.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    public string FirstDay => AgencyDay.Text(Days[^1]);
    public string LastDay => AgencyDay.Text(Days[0]);

    /// <summary>When the first day began.</summary>
    public DateTimeOffset Since => InstantText.StartOfDay(Days[^1], Zone);

    public DateTimeOffset Today => InstantText.StartOfDay(Days[0], Zone);

    public static Period Of(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = AgencyDay.Of(now, zone);
        return new() { Zone = zone, Days = [.. Enumerable.Range(0, Length).Select(n => today.AddDays(-n))] };
    }
}
