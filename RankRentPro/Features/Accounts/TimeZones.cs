namespace RankRentPro.Features.Accounts;

/// <summary>IANA time zones, as people choose them.</summary>
public static class TimeZones
{
    public const string Utc = "Etc/UTC";

    private static readonly Lazy<IReadOnlyList<string>> _ids = new(List);

    /// <summary>What a select offers: one id a zone, without the old aliases.</summary>
    public static IReadOnlyList<string> Ids => _ids.Value;

    /// <summary>The same with the one that is chosen already, in case it is an alias.</summary>
    public static IReadOnlyList<string> Choices(string? chosen) => IsKnown(chosen) && !Ids.Contains(chosen!) ? [chosen!, .. Ids] : Ids;

    /// <summary>The country in which numbers without + are read; the countries that the app buys in share two numbering plans.</summary>
    public static string Region(string id) => id is "Europe/London" or "Europe/Belfast" ? "GB" : "US";

    public static bool IsKnown(string? id) =>
        id is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId && id.Contains('/', StringComparison.Ordinal);

    /// <summary>The zone, or UTC for one that this machine's time-zone data does not have.</summary>
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>What the form suggests before the browser's zone is known.</summary>
    public static string Suggested(TimeProvider time) => IsKnown(Id(time.LocalTimeZone)) ? Id(time.LocalTimeZone) : Utc;

    private static List<string> List()
    {
        List<string> ids = [.. TimeZoneInfo.GetSystemTimeZones().Select(Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Append(Utc).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        // Now that they are named, the rules of all zones of the world need not stay in memory.
        TimeZoneInfo.ClearCachedData();
        return ids;
    }

    private static string Id(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var id) ? id : zone.Id;
}
