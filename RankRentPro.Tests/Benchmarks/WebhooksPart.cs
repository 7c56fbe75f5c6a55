using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;

namespace RankRentPro.Tests.Benchmarks;

/// <summary>Events as Twilio sends them, until a listening tab has the changed row.</summary>
internal static partial class WebhooksPart
{
    private const int Calls = 400;
    private const int PerSecond = 50;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    // Every third event is of the same call, and a call's own events are far apart.
    private static readonly (string Status, int After)[] _course = [("ringing", 0), ("in-progress", 76), ("completed", 152)];

    public static async Task Run(BenchedApp app)
    {
        using var tab = await ListeningTab.Open(app);
        using var sender = new WebhookLoad(app.Server.Url);
        // The first events of a process compile what the others run.
        await Send(sender, tab, 700_000_000, 60);
        var processor = app.Server.ProcessorTime;
        var events = await Send(sender, tab, 800_000_000, Calls);
        var used = app.Server.ProcessorTime - processor;
        Console.WriteLine($"## {events.Count:N0} events, {PerSecond} a second, one listening tab\n");
        Console.WriteLine(new Table("milliseconds after the event was sent", "p50", "p95", "p99", "most")
            .Add(["stored and answered", .. Figures(events.Select(sent => sent.Answered))])
            .Add(["pushed to the tab", .. Figures(events.Select(sent => sent.Pushed))]));
        Console.WriteLine($"\nServer CPU {used.TotalMilliseconds / events.Count:N1} ms an event; {events.Count(sent => double.IsPositiveInfinity(sent.Pushed))} events were not pushed.\n");
    }

    private static async Task<List<SentEvent>> Send(WebhookLoad sender, ListeningTab tab, int first, int calls)
    {
        var plan = Enumerable.Range(0, calls).SelectMany(n => _course.Select(step => (Call: WebhookLoad.CallSid(first + n), step.Status, Slot: n * _course.Length + step.After))).OrderBy(step => step.Slot).ToList();
        var (began, sent) = (Stopwatch.GetTimestamp(), new List<Task<SentEvent>>());
        foreach (var (call, status, slot) in plan)
        {
            var wait = TimeSpan.FromSeconds((double)slot / PerSecond) - Stopwatch.GetElapsedTime(began);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            sent.Add(One(sender, tab, call, status));
        }
        return [.. await Task.WhenAll(sent)];
    }

    private static async Task<SentEvent> One(WebhookLoad sender, ListeningTab tab, string call, string status)
    {
        var (pushed, at) = (tab.Next(call), Stopwatch.GetTimestamp());
        await sender.Post(call, status);
        var answered = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
        var came = await Task.WhenAny(pushed, Task.Delay(_patience)) == pushed;
        return new(answered, came ? Stopwatch.GetElapsedTime(at, await pushed).TotalMilliseconds : double.PositiveInfinity);
    }

    private static string[] Figures(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return [.. new[] { 0.5, 0.95, 0.99, 1 }.Select(share => $"{sorted[(int)(share * (sorted.Count - 1))]:N0}")];
    }

    private sealed record SentEvent(double Answered, double Pushed);

    /// <summary>A tab that shows Call History.</summary>
    private sealed partial class ListeningTab : IDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new(StringComparer.Ordinal);
        private readonly HttpClient _client = new();

        public static async Task<ListeningTab> Open(BenchedApp app)
        {
            var tab = new ListeningTab();
            var page = await app.Visitor.Get("/calls");
            var stream = page.One("[hx-sse\\:connect]").GetAttribute("hx-sse:connect")!;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Server.Url, stream));
            request.Headers.Add("Cookie", app.Cookie);
            var answer = await tab._client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            _ = tab.Listen(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
            return tab;
        }

        /// <summary>When the call's row comes next.</summary>
        public Task<long> Next(string call) => _awaited.GetOrAdd(call, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public void Dispose() => _client.Dispose();

        private async Task Listen(Stream body)
        {
            await foreach (var item in SseParser.Create(body).EnumerateAsync())
            {
                // After a standstill of the machine there may be more than a tab follows row by row: then it asks for the whole list.
                var told = item.EventType == "calls" ? _awaited.Keys : RowId().Match(item.Data) is { Success: true } row ? [row.Groups[1].Value] : Array.Empty<string>();
                foreach (var call in told)
                {
                    if (_awaited.TryRemove(call, out var awaited))
                    {
                        awaited.SetResult(Stopwatch.GetTimestamp());
                    }
                }
            }
        }

        [GeneratedRegex("hx-target=\"#call-(CA[0-9a-f]{32})\"")]
        private static partial Regex RowId();
    }
}
