using System.Collections.Concurrent;
using System.Globalization;

namespace RankRentPro.Web.Api;

/// <summary>How many requests somebody may still send in the current minute.</summary>
public readonly record struct ApiAllowance(bool IsGranted, int Limit, int Remaining, int ResetSeconds)
{
    /// <summary>Written as the draft of RateLimit headers for HTTP has them, and <c>Retry-After</c> when nothing is left.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        headers["RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = ResetSeconds.ToString(CultureInfo.InvariantCulture);
        if (!IsGranted)
        {
            headers.RetryAfter = ResetSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>Counts requests by who sends them, in windows of a minute, in memory.</summary>
public sealed class ApiRate(TimeProvider clock)
{
    private const int ManyKeys = 10_000;
    private readonly ConcurrentDictionary<string, (long Minute, int Count)> _counts = new(StringComparer.Ordinal);

    public ApiAllowance Take(string who, int limit)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        var minute = seconds / 60;
        var (_, count) = _counts.AddOrUpdate(who, (minute, 1), (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1));
        ForgetOld(minute);
        return new(count <= limit, limit, Math.Max(0, limit - count), (int)(60 - (seconds % 60)));
    }

    private void ForgetOld(long minute)
    {
        if (_counts.Count > ManyKeys)
        {
            foreach (var key in _counts.Where(entry => entry.Value.Minute < minute).Select(entry => entry.Key).ToList())
            {
                _counts.TryRemove(key, out _);
            }
        }
    }
}
