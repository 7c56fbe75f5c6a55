namespace RankRentPro.Features.Sync;

/// <summary>One run at a time.</summary>
public sealed class SyncGate : IDisposable
{
    private readonly SemaphoreSlim _places = new(1, 1);

    /// <returns>Null while somebody else is inside; disposing it opens the gate again.</returns>
    public IDisposable? TryEnter() => _places.Wait(0) ? new Place(_places) : null;

    public bool IsTaken => _places.CurrentCount == 0;

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
