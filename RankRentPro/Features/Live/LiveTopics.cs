using System.Collections.Concurrent;

namespace RankRentPro.Features.Live;

/// <summary>What changed besides calls, for every page that is open. Each change has a number; after a restart they begin anew.</summary>
public sealed class LiveTopics
{
    public const string Numbers = "numbers";
    public const string Recordings = "recordings";

    // More than a page follows row by row; the oldest are forgotten first.
    private const int KeptCalls = 50;

    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Sid, long Version)> _marked = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSignal();
    private long _version;

    /// <summary>Tells one run of the app from the next.</summary>
    public long Run { get; } = Random.Shared.NextInt64(1, int.MaxValue);

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Ends at the next change. Take it before reading what is waited for.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Tell(string topic) => Tell(version => _told[topic] = version);

    /// <summary>Somebody wrote or deleted something: that is news however old the call is.</summary>
    public void TellCall(string sid) => TellCalls([sid]);

    /// <summary>The same of several at once: whoever listens looks once.</summary>
    public void TellCalls(IEnumerable<string> sids) => Tell(version =>
    {
        foreach (var sid in sids)
        {
            _marked.Enqueue((sid, version));
        }
        while (_marked.Count > KeptCalls)
        {
            _marked.TryDequeue(out _);
        }
    });

    /// <summary>The calls that people changed since then.</summary>
    public IReadOnlyList<string> CallsSince(long version) => [.. _marked.Where(call => call.Version > version).Select(call => call.Sid).Distinct()];

    public IReadOnlyList<string> Since(long version) => [.. _told.Where(topic => topic.Value > version).Select(topic => topic.Key)];

    // First what is told and then its number: who reads in between is told twice, and never not at all.
    private void Tell(Action<long> keep)
    {
        lock (_gate)
        {
            keep(_version + 1);
            Interlocked.Increment(ref _version);
        }
        Interlocked.Exchange(ref _next, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
