using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace RankRentPro.Tests.Browser;

/// <summary>What came over the wire, headers included, since the tab was opened; event streams and the favicon aside.</summary>
public sealed class Transfer
{
    private readonly ConcurrentDictionary<string, (string Url, string Type)> _asked = new();
    private readonly ConcurrentQueue<(string Url, string Type, long Bytes)> _loaded = new();
    private ICDPSession? _session;

    public IReadOnlyCollection<(string Url, string Type, long Bytes)> Loaded => _loaded;

    public int Requests => _loaded.Count;

    public long Bytes => _loaded.Sum(file => file.Bytes);

    public long ScriptBytes => _loaded.Where(file => file.Type == "Script").Sum(file => file.Bytes);

    internal async Task Watch(IPage page)
    {
        _session = await page.Context.NewCDPSessionAsync(page);
        _session.Event("Network.responseReceived").OnEvent += (_, message) => Ask(message!.Value);
        _session.Event("Network.loadingFinished").OnEvent += (_, message) => Load(message!.Value);
        await _session.SendAsync("Network.enable");
    }

    /// <summary>What the browser has reported so far is counted: it answers in the order of its reports.</summary>
    internal async Task Settle() => await _session!.SendAsync("Network.enable");

    public void Clear() => _loaded.Clear();

    public override string ToString() => string.Join('\n', _loaded.Select(file => $"{file.Bytes,7} {file.Type} {file.Url}"));

    private void Ask(JsonElement message) =>
        _asked[message.GetProperty("requestId").GetString()!] = (message.GetProperty("response").GetProperty("url").GetString()!, message.GetProperty("type").GetString()!);

    private void Load(JsonElement message)
    {
        if (_asked.TryGetValue(message.GetProperty("requestId").GetString()!, out var file) && file.Type != "EventSource" && !IsAside(file.Url, file.Type))
        {
            _loaded.Enqueue((file.Url, file.Type, (long)message.GetProperty("encodedDataLength").GetDouble()));
        }
    }

    // The favicon, which is the brand's picture once more, and the browser's own pictures of its controls.
    private static bool IsAside(string url, string type) => url.StartsWith("data:", StringComparison.Ordinal)
        || url.EndsWith("/favicon.ico", StringComparison.Ordinal) || (type == "Other" && url.Contains("/img/icon.", StringComparison.Ordinal));
}
