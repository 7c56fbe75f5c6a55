using System.Collections.Concurrent;
using System.Diagnostics;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>What a server did while it was asked as often as it could answer.</summary>
internal sealed class PageCost
{
    private readonly List<double> _milliseconds = [];
    private TimeSpan _processor;
    private TimeSpan _wall;

    public double PerSecond => _milliseconds.Count / _wall.TotalSeconds;

    /// <summary>Of the server's processor time, in milliseconds.</summary>
    public double ProcessorMs => _processor.TotalMilliseconds / _milliseconds.Count;

    public long Bytes { get; private set; }

    public double Percentile(double share) => _milliseconds.Count == 0 ? 0 : _milliseconds.Order().ElementAt((int)(share * (_milliseconds.Count - 1)));

    public void Add(IEnumerable<double> milliseconds, long bytes, TimeSpan processor, TimeSpan wall)
    {
        _milliseconds.AddRange(milliseconds);
        Bytes = bytes;
        _processor += processor;
        _wall += wall;
    }
}

/// <summary>Asks one address over some connections, each as soon as it has its answer.</summary>
internal sealed class PageLoad(string cookie) : IDisposable
{
    public const int Connections = 16;

    private readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false });

    /// <param name="server">Whose time is counted.</param>
    /// <param name="page">What is asked for.</param>
    /// <param name="length">How long.</param>
    /// <param name="cost">What it comes to is added here.</param>
    public async Task Run(ServerProcess server, PageAsked page, TimeSpan length, PageCost cost)
    {
        var (times, bytes) = (new ConcurrentBag<double>(), 0L);
        var (began, processor) = (Stopwatch.GetTimestamp(), server.ProcessorTime);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                var asked = Stopwatch.GetTimestamp();
                Interlocked.Exchange(ref bytes, await Ask(server, page));
                own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
            own.ForEach(times.Add);
        })));
        cost.Add(times, bytes, server.ProcessorTime - processor, Stopwatch.GetElapsedTime(began));
    }

    public void Dispose() => _client.Dispose();

    private async Task<long> Ask(ServerProcess server, PageAsked page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, page.Path));
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        if (page.Encoding.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", page.Encoding);
        }
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var body = new CountedBytes();
        await answer.Content.CopyToAsync(body);
        return body.Length;
    }
}

/// <summary>An address, and what a browser says that it reads; empty for the plain text.</summary>
internal sealed record PageAsked(string Path, string Encoding = "");
