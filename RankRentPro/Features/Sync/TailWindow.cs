using RankRentPro.Features.Shared;

namespace RankRentPro.Features.Sync;

/// <summary>What the frequent run reads: from a while before the watermark to now.</summary>
/// <param name="Window">What it reads itself.</param>
/// <param name="Gap">The first of the days that the import reads instead, because the app was away for long.</param>
public sealed record TailWindow(ListWindow Window, DateOnly? Gap = null)
{
    private const int FirstDays = 2;
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(3);

    // Calls change after they began: what ends later than this is found by the hourly reading of whole days.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(3);

    /// <param name="readTo">Twilio's clock at the last run that read everything; null before the first.</param>
    /// <param name="now">Ours, which may be wrong: whole days and the overlap leave room for hours.</param>
    public static TailWindow Of(DateTimeOffset? readTo, DateTimeOffset now)
    {
        var newest = new ListWindow(UtcDay.Of(now.AddDays(-FirstDays)));
        if (readTo is not { } known)
        {
            return new(newest);
        }
        // A watermark in the future is of a clock that was wrong.
        var from = known < now ? known : now;
        return now - from > LongestGap
            ? new(newest, UtcDay.Of(from - Overlap))
            : new(new ListWindow(UtcDay.Of(from.AddDays(-1))) { EnoughBefore = from - Overlap });
    }
}
