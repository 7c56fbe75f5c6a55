namespace RankRentPro.Web;

/// <summary>One at a time of what has the same key. Now and then two keys share a turn.</summary>
public sealed class Turns
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Does the work when what came before it with the same key has ended.</summary>
    /// <param name="key">What must not happen twice at once.</param>
    /// <param name="work">Runs to its end, whatever becomes of who waits.</param>
    /// <param name="cancel">Ends the wait for the turn only.</param>
    public async Task<T> Alone<T>(string key, Func<Task<T>> work, CancellationToken cancel)
    {
        var gate = _gates[(uint)string.GetHashCode(key, StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancel);
        try
        {
            return await work();
        }
        finally
        {
            gate.Release();
        }
    }
}
