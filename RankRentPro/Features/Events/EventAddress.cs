using System.Net;

namespace RankRentPro.Features.Events;

/// <summary>Whether an address can be told. Where a name leads is judged when it is connected to; what is a private number already is said at once.</summary>
public static class EventAddress
{
    private const int Longest = 2_000;
    private const int Most = 20;

    /// <returns>Null when it can be told.</returns>
    public static string? Problem(string address, IReadOnlyList<EventTargetRow> known, EventOptions options) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.AbsoluteUri.Length > Longest || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0 ? "Enter an address like https://app.example.com/hooks."
        : !options.AllowPrivate && IsPrivate(uri) ? EventConnection.Refused + " Set RANKRENT_ALLOW_PRIVATE_EVENTS to true to allow that."
        : known.Count >= Most ? $"There are {Most} addresses. Remove one first."
        : known.Any(target => target.Url == uri.AbsoluteUri) ? "This address is told already."
        : null;

    private static bool IsPrivate(Uri uri) => uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var number) && PrivateNetworks.Contain(number));
}
