using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>
/// How often a caller called a site up to a call, or a number that has no site; spam and blocked calls are left out, and
/// callers who withhold their number are nobody in particular.
/// </summary>
internal static class CallerCountSql
{
    /// <summary>Nobody reads a higher number; it bounds what one call costs.</summary>
    public const int Most = 1_000;

    private static readonly string Known = $"found.direction = 'inbound' and found.spam = 0 and found.outcome <> 'blocked' and found.from_number glob '+*' and found.customer_digits not in ({PhoneText.WithheldDigits})";

    /// <summary>Which call of its caller a row of calls is; 0 for one that is not counted.</summary>
    public static readonly string Ordinal = $"""
        iif({Known},
          (select count(*) from (select 1 {Earlier("<=")} limit {Most})),
          0)
        """;

    public static readonly string IsFirst = $"{Known} and not exists (select 1 {Earlier("<")})";

    // It goes by the index calls_by_caller, whose conditions it repeats.
    private static string Earlier(string before) => $"""
        from calls earlier
        where earlier.direction = 'inbound' and earlier.spam = 0 and earlier.outcome <> 'blocked'
          and earlier.customer_digits = found.customer_digits
          and earlier.site = found.site
          and (earlier.site <> '' or earlier.number_id is found.number_id)
          and (earlier.started_at, earlier.id) {before} (found.started_at, found.id)
        """;
}
