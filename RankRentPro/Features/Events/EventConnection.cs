using System.Net;
using System.Net.Sockets;

namespace RankRentPro.Features.Events;

/// <summary>Connects to where an address really leads, unless that is inside a private network.</summary>
public static class EventConnection
{
    public const string Refused = "The address is inside a private network.";

    public static SocketsHttpHandler Handler(EventOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, options, cancel),
    };

    // Judged by the numbers that are connected to: a name may be given another one between two looks.
    private static async ValueTask<Stream> Connect(DnsEndPoint wanted, EventOptions options, CancellationToken cancel)
    {
        var known = await Dns.GetHostAddressesAsync(wanted.Host, cancel);
        var allowed = known.Where(address => options.AllowPrivate || !PrivateNetworks.Contain(address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(Refused);
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, wanted.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
