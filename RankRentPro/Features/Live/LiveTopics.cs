using System.Collections.Concurrent;

namespace RankRentPro.Features.Live;

/// <summary>What changed besides calls, for every page that is open. Each change has a number; after a restart they begin anew.</summary>
public sealed class LiveTopics
{
    public const string Numbers = "numbers";
    public const string Recordings = "recordings";

    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = NewSignal();
    private long _version;

    /// <summary>Tells one run of the app from the next.</summary>
    public long Run { get; } = Random.Shared.NextInt64(1, int.MaxValue);

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Ends at the next change. Take it before reading what is waited for.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Tell(string topic)
    {
        _told[topic] = Interlocked.Increment(ref _version);
        Interlocked.Exchange(ref _next, NewSignal()).SetResult();
    }

    public IReadOnlyList<string> Since(long version) => [.. _told.Where(topic => topic.Value > version).Select(topic => topic.Key)];

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
