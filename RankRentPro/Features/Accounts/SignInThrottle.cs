using System.Net;
using System.Net.Sockets;

namespace RankRentPro.Features.Accounts;

/// <summary>
/// Slows down guessing: 5 failures an account from one address, 20 an address and 50 an account from everywhere within 15 minutes, kept in memory.
/// A stranger's few guesses must not lock the owner out.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int PerPair = 5;
    private const int PerAddress = 20;
    private const int PerAccount = 50;
    private const int ManyKeys = 10_000;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _attempts = [];
    private readonly Lock _lock = new();

    /// <summary>
    /// Counts an attempt before it is judged, so that many at once do not slip through; <see cref="Succeeded"/> takes it back.
    /// </summary>
    /// <param name="account">The email that was typed.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="isSignedIn">Counted apart for the account: strangers at the door do not stop who is in already.</param>
    /// <returns>Null when the attempt may go on, else how long to wait.</returns>
    public TimeSpan? Enter(string account, IPAddress? address, bool isSignedIn = false)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            ForgetOld(now);
            var limits = Limits(account, address, isSignedIn);
            var wait = limits.Max(limit => Wait(limit.Key, limit.Most, now));
            foreach (var (key, _) in wait is null ? limits : [])
            {
                Attempts(key).Enqueue(now);
            }
            return wait;
        }
    }

    public static string Message(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return $"Too many failed attempts. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")}, then try again.";
    }

    public void Succeeded(string account, IPAddress? address, bool isSignedIn = false)
    {
        lock (_lock)
        {
            _attempts.Remove(PairKey(account, address));
            // Only this attempt: one good account must not wash an address clean, nor the owner's sign-in the guesses of strangers.
            foreach (var (key, _) in Limits(account, address, isSignedIn))
            {
                _ = _attempts.GetValueOrDefault(key)?.TryDequeue(out _);
            }
        }
    }

    private static (string Key, int Most)[] Limits(string account, IPAddress? address, bool isSignedIn) =>
    [
        (AddressKey(address), PerAddress),
        (PairKey(account, address), PerPair),
        (AccountKey(account) + (isSignedIn ? " signed in" : ""), PerAccount),
    ];

    private TimeSpan? Wait(string key, int limit, DateTimeOffset now)
    {
        var attempts = Attempts(key);
        while (attempts.TryPeek(out var oldest) && now - oldest >= _window)
        {
            attempts.Dequeue();
        }
        return attempts.Count < limit ? null : attempts.ElementAt(attempts.Count - limit) + _window - now;
    }

    private Queue<DateTimeOffset> Attempts(string key)
    {
        if (!_attempts.TryGetValue(key, out var attempts))
        {
            _attempts[key] = attempts = new();
        }
        return attempts;
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (_attempts.Count > ManyKeys)
        {
            foreach (var key in _attempts.Where(a => a.Value.Count == 0 || now - a.Value.Last() >= _window).Select(a => a.Key).ToList())
            {
                _attempts.Remove(key);
            }
        }
    }

    private static string AccountKey(string account) => "account " + account.ToUpperInvariant();

    private static string PairKey(string account, IPAddress? address) => $"{AccountKey(account)} from {AddressKey(address)}";

    // A household has a whole /64 of IPv6 addresses to guess from.
    internal static string AddressKey(IPAddress? address) => address switch
    {
        null => "address unknown",
        { IsIPv4MappedToIPv6: true } => $"address {address.MapToIPv4()}",
        { AddressFamily: AddressFamily.InterNetworkV6 } => "address " + Convert.ToHexString(address.GetAddressBytes()[..8]),
        _ => $"address {address}",
    };
}
