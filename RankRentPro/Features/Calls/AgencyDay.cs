using System.Globalization;

namespace RankRentPro.Features.Calls;

/// <summary>Days as the sums have them: in the agency's time zone.</summary>
public static class AgencyDay
{
    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo agencyZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, agencyZone).DateTime);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
