using System.Net;
using System.Net.Sockets;

namespace RankRentPro.Features.Events;

/// <summary>
/// Addresses that belong to a machine or a network of its own (IANA's special-purpose registries): nothing outside stands there.
/// Teredo (2001::/32) and the IPv4-compatible ::/96 hide an IPv4 address, and nobody uses them any more: all of them are refused.
/// </summary>
public static class PrivateNetworks
{
    private static readonly IPNetwork[] _networks =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork _translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        var plain = Unwrapped(address);
        return _networks.Any(network => network.Contains(plain));
    }

    // IPv6 carries IPv4 addresses in several dresses: mapped, translated (64:ff9b::/96) and 6to4 (2002::/16).
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }
        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : _translated.Contains(address) ? new(bytes.AsSpan(12))
            : bytes is [0x20, 0x02, ..] ? new(bytes.AsSpan(2, 4))
            : address;
    }
}
