namespace RankRentPro.Features.Sync;

/// <summary>One run at a time.</summary>
public sealed class SyncGate : IDisposable
{
    private readonly SemaphoreSlim _places = new(1, 1);
    private int _asked;

    /// <summary>Somebody asked for a run that has not begun yet.</summary>
    public void Ask() => Interlocked.Exchange(ref _asked, 1);

    /// <returns>Null while somebody else is inside; disposing it opens the gate again.</returns>
    public IDisposable? TryEnter()
    {
        var entered = _places.Wait(0) ? new Place(_places) : null;
        Interlocked.Exchange(ref _asked, 0);
        return entered;
    }

    /// <summary>A run is under way or about to begin.</summary>
    public bool IsBusy => Volatile.Read(ref _asked) == 1 || _places.CurrentCount == 0;

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
