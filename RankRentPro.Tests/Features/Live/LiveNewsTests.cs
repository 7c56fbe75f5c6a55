using Dapper;
using RankRentPro.Features.Live;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Live;

public sealed class LiveNewsTests : IDisposable
{
    private const int Calls = 400;

    private readonly MigratedDatabase _db = new();
    private readonly LiveTopics _topics = new();

    public void Dispose() => _db.Dispose();

    [Fact]
    public async Task No_call_is_passed_over_that_changes_while_the_news_are_read()
    {
        _db.Own(CallBuilder.Number());
        var place = _db.File.Read(connection => LivePlace.Now(connection, _topics));
        var told = new HashSet<string>(StringComparer.Ordinal);

        var writing = Task.Run(() => Enumerable.Range(1, Calls).ToList().ForEach(n => _db.Take(CallBuilder.Inbound(n))), TestContext.Current.CancellationToken);
        for (var isLast = false; !isLast;)
        {
            isLast = writing.IsCompleted;
            var news = Read(place);
            told.UnionWith(news.IsFlood ? Sids(news.Place.Calls) : news.Calls.Select(call => call.Line.Row.Sid));
            place = news.Place;
        }
        await writing;

        Assert.Equal(Sids(DateTimeOffset.MaxValue), told.Order());
        Assert.Equal(Calls, told.Count);
    }

    private LiveNews Read(LivePlace place) => LiveNews.Read(_db.File, _topics, new() { Zone = MigratedDatabase.Zone, Calls = new() }, place, CallBuilder.Began);

    // A list that asks for itself has all that changed until then.
    private IEnumerable<string> Sids(DateTimeOffset changed) =>
        _db.File.Read(connection => connection.Query<string>("select sid from calls where changed_at <= @changed order by sid", new { changed }));
}
