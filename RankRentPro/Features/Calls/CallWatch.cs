using System.Collections.Concurrent;

namespace RankRentPro.Features.Calls;

/// <summary>
/// How often Twilio is asked about calls that somebody looks at: many open pages with many running calls must not
/// use up the account's few connections.
/// </summary>
public sealed class CallWatch(TimeProvider clock)
{
    private const int AskedPerSecond = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1500);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    /// <returns>True for the first of those who ask about this call within a moment, while few others do.</returns>
    public bool MayAsk(string callSid)
    {
        var now = clock.GetUtcNow();
        foreach (var (sid, _) in _asked.Where(entry => entry.Value <= now - Pause))
        {
            _asked.TryRemove(sid, out _);
        }
        var recently = _asked.Count(entry => entry.Value > now - TimeSpan.FromSeconds(1));
        return recently < AskedPerSecond && _asked.TryAdd(callSid, now);
    }
}
