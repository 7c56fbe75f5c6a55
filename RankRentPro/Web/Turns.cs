namespace RankRentPro.Web;

/// <summary>One at a time of what has the same key.</summary>
public sealed class Turns
{
    private readonly Dictionary<string, (SemaphoreSlim Gate, int Users)> _gates = new(StringComparer.Ordinal);

    /// <summary>Does the work when what came before it with the same key has ended.</summary>
    /// <param name="key">What must not happen twice at once.</param>
    /// <param name="work">Runs to its end, whatever becomes of who waits.</param>
    /// <param name="cancel">Ends the wait for the turn only.</param>
    public async Task<T> Alone<T>(string key, Func<Task<T>> work, CancellationToken cancel)
    {
        var gate = Enter(key);
        try
        {
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
        finally
        {
            Leave(key);
        }
    }

    private SemaphoreSlim Enter(string key)
    {
        lock (_gates)
        {
            var (gate, users) = _gates.GetValueOrDefault(key, (new(1, 1), 0));
            _gates[key] = (gate, users + 1);
            return gate;
        }
    }

    private void Leave(string key)
    {
        lock (_gates)
        {
            var (gate, users) = _gates[key];
            if (users > 1)
            {
                _gates[key] = (gate, users - 1);
            }
            else
            {
                _gates.Remove(key);
            }
        }
    }
}
