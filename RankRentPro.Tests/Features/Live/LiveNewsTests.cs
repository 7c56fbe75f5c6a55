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
        var place = Place();
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

    [Fact]
    public void A_tab_that_slept_for_days_is_told_what_it_missed_meanwhile()
    {
        _db.Own(CallBuilder.Number());
        _db.Take(CallBuilder.Inbound(1));
        var place = Place();
        _db.Take(CallBuilder.Inbound(2));

        var news = Read(place, CallBuilder.Began.AddDays(3));

        Assert.Equal(CallBuilder.CallSid(2), Assert.Single(news.Calls).Line.Row.Sid);
        Assert.Contains("recordings", news.Events);
    }

    [Fact]
    public void A_history_that_is_imported_is_no_news()
    {
        _db.Own(CallBuilder.Number());
        _db.Take(CallBuilder.Inbound(1));
        var place = Place();
        _db.Take(CallBuilder.Inbound(2) with { StartedAt = CallBuilder.Began.AddDays(-30), EndedAt = CallBuilder.Began.AddDays(-30) });

        Assert.Empty(Read(place, CallBuilder.Began.AddHours(2)).Calls);
    }

    [Fact]
    public void More_than_cards_can_follow_makes_the_list_of_numbers_ask_for_itself()
    {
        _db.Own(CallBuilder.Number());
        var place = Place();
        _db.Take([.. Enumerable.Range(1, 25).Select(n => CallBuilder.Inbound(n))]);

        var numbers = LiveNews.Read(_db.File, _topics, new() { Zone = MigratedDatabase.Zone, Numbers = true }, place, CallBuilder.Began);

        Assert.True(numbers.IsFlood);
        Assert.Equal(LiveTopics.Numbers, Assert.Single(numbers.Events, name => name == LiveTopics.Numbers));
        Assert.DoesNotContain(LiveTopics.Numbers, Read(place).Events);
    }

    [Fact]
    public void A_page_that_begins_to_listen_while_somebody_is_on_the_phone_asks_who_it_is()
    {
        _db.Own(CallBuilder.Number());
        _db.Take([CallBuilder.Inbound(1, status: "ringing", duration: 0)]);

        Assert.Equal(["now"], Read(Place()).Events);
        Assert.Empty(Read(Place() with { Sync = "" }).Events);

        _db.Take([CallBuilder.Inbound(1)]);
        Assert.Empty(Read(Place()).Events);
    }

    private LivePlace Place() => LivePlace.Now(_db.File, _topics);

    private LiveNews Read(LivePlace place, DateTimeOffset? now = null) => LiveNews.Read(_db.File, _topics, new() { Zone = MigratedDatabase.Zone, Calls = new() }, place, now ?? CallBuilder.Began);

    // A list that asks for itself has all that changed until then.
    private IEnumerable<string> Sids(DateTimeOffset changed) =>
        _db.File.Read(connection => connection.Query<string>("select sid from calls where changed_at <= @changed order by sid", new { changed }));
}
