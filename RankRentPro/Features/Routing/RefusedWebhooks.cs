using System.Data.Common;
using RankRentPro.Data;

namespace RankRentPro.Features.Routing;

/// <summary>
/// Requests that were not signed for this app's address, by the address that was seen: the last twenty different ones, counted.
/// Strangers may send what they like, so they are counted in memory, and logged and stored once a minute at most.
/// </summary>
public sealed class RefusedWebhooks(Database database, TimeProvider clock, ILogger<RefusedWebhooks> logger)
{
    private const int Kept = 20;
    private const int LongestAddress = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Dictionary<string, RefusedWebhookRow>? _known;
    private DateTimeOffset? _storedAt;

    private Dictionary<string, RefusedWebhookRow> Known => _known ??= database.Read(RefusedWebhooksSql.All).ToDictionary(row => row.Seen, StringComparer.Ordinal);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RefusedWebhookRow> All()
    {
        lock (_gate)
        {
            return [.. Known.Values.OrderByDescending(row => row.LastAt)];
        }
    }

    public void Count(string seen, string expected)
    {
        var (now, address) = (clock.GetUtcNow(), Shortened(seen));
        lock (_gate)
        {
            var known = Known.GetValueOrDefault(address) ?? new() { Seen = address, FirstAt = now };
            Known[address] = known with { Expected = Shortened(expected), Times = known.Times + 1, LastAt = now };
            if (Known.Count > Kept)
            {
                Known.Remove(Known.Values.MinBy(row => row.LastAt)!.Seen);
            }
            // A clock that was set back must not silence this for hours.
            if (_storedAt <= now && now - _storedAt < Pause)
            {
                return;
            }
            _storedAt = now;
        }
        logger.LogWarning("A webhook with a wrong signature was refused. Expected address: {Expected}, seen: {Seen}. More of them within a minute are only counted", expected, address);
        Store(All());
    }

    private void Store(IReadOnlyList<RefusedWebhookRow> rows)
    {
        try
        {
            database.Write(connection => RefusedWebhooksSql.Replace(connection, rows));
        }
        catch (DbException failure)
        {
            // The refusal stands all the same.
            logger.LogError(failure, "The refused webhooks could not be stored");
        }
    }

    private static string Shortened(string address) => address.Length > LongestAddress ? address[..LongestAddress] : address;
}
