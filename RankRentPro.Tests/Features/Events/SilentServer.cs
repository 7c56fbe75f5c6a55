using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RankRentPro.Tests.Features.Events;

/// <summary>An address that lets everybody in and answers nobody.</summary>
public sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _callers = [];
    private readonly TaskCompletionSource _called = new();

    public SilentServer()
    {
        _listener.Start();
        _ = Accept();
    }

    public string Url => $"http://{_listener.LocalEndpoint}/hooks";

    /// <summary>Ends when somebody waits for an answer.</summary>
    public Task Called => _called.Task;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var caller in _callers)
        {
            caller.Dispose();
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _callers.Add(await _listener.AcceptTcpClientAsync());
                _called.TrySetResult();
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The listener is closed.
        }
    }
}
