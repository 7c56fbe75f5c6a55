using Dapper;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Browser;

/// <summary>The demo with calls and recordings, for tests that only look.</summary>
public sealed class BrowsedApp : AppFixture
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private bool _isRead;

    public BrowsedApp() => SeededCalls = 200;

    /// <summary>Somebody who tries the demo and finds its data.</summary>
    public async Task<Visitor> SomebodyWithData()
    {
        await _oneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        if (!_isRead)
        {
            await Sync();
            _isRead = true;
        }
        _oneAtATime.Release();
        var visitor = NewVisitor();
        await visitor.TryDemo();
        return visitor;
    }

    /// <summary>Fills the braces of a route with what the demo has.</summary>
    public string Filled(string route) => Database.Read(connection => route
        .Replace("{id:long}", connection.ExecuteScalar<string>("select cast(id as text) from numbers order by calls desc limit 1"), StringComparison.Ordinal)
        .Replace("recordings/{sid}", "recordings/" + connection.ExecuteScalar<string>("select sid from recordings where deleted_at is null and status = 'completed' limit 1"), StringComparison.Ordinal)
        .Replace("{sid}", connection.ExecuteScalar<string>("select sid from calls where recordings > 0 limit 1"), StringComparison.Ordinal));
}
