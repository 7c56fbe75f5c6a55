using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Web;

namespace RankRentPro.Features.Live;

/// <summary>Tells one open page what changes, as long as it listens. Between two looks it holds no database connection.</summary>
public sealed class LiveFeed(Database database, LiveTopics topics, PartialText partials, AccountsOptions accounts, TimeProvider clock)
{
    // What happens within a moment is told at once, so that fifty events a second are not fifty looks.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(40);

    // A list that is asked for anew costs more than a row: not more often than this.
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(2);

    // Sums of everything are asked for no more often than this.
    private static readonly TimeSpan Sums = TimeSpan.FromSeconds(1);

    // A proxy cuts a connection that is silent for a minute.
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(1);

    // Then the browser connects anew with the cookie that it has by then: none after a sign-out.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async IAsyncEnumerable<SseItem<string>> Read(HttpContext page, LiveView view, LivePlace place, [EnumeratorCancellation] CancellationToken cancel)
    {
        // Without a first event the browser would not know until the next one that it is connected.
        yield return StillThere;
        var (owed, rest, began) = (false, Task.CompletedTask, Stopwatch.GetTimestamp());
        for (var (written, told) = Next(); MayListen(page.SignedIn(), began) && !cancel.IsCancellationRequested; (written, told) = Next())
        {
            var news = await News(view, place, cancel);
            place = news.Place;
            await foreach (var message in Messages(page, news))
            {
                yield return Item(message, place);
            }
            owed |= news.ForDashboard;
            if (owed && rest.IsCompleted)
            {
                (owed, rest) = (false, Task.Delay(Sums, cancel));
                yield return Item(new Message("", "dashboard"), place);
            }
            if (!await Waited(owed ? Task.WhenAny(written, told, rest) : Task.WhenAny(written, told), cancel))
            {
                yield return StillThere;
            }
        }
    }

    // Taken before anything is read: what changes meanwhile is looked at again.
    private (Task Written, Task Told) Next() => (database.NextWrite, topics.Next);

    // A changed password, and a real owner after the demo, end what is open before anything else is told.
    private bool MayListen(Viewer viewer, long began) => Stopwatch.GetElapsedTime(began) < Longest
        && database.Read(connection => UserSql.Session(connection, viewer.Id, viewer.SecurityStamp, accounts.DemoMode)) is not null;

    private async Task<LiveNews> News(LiveView view, LivePlace place, CancellationToken cancel)
    {
        var news = LiveNews.Read(database, topics, view, place, clock.GetUtcNow());
        return news.IsFlood && await Waited(Task.Delay(Flood, cancel), cancel) ? LiveNews.Read(database, topics, view, place, clock.GetUtcNow()) : news;
    }

    private static SseItem<string> StillThere => new("", "alive");

    private static SseItem<string> Item(Message message, LivePlace place) =>
        new(message.Data, message.Event) { EventId = place.ToString(), ReconnectionInterval = ComeBackAfter };

    private async IAsyncEnumerable<Message> Messages(HttpContext page, LiveNews news)
    {
        foreach (var call in news.Calls)
        {
            yield return new(Row(call.Line.ElementId, await partials.Render(page, "/Features/Calls/_CallRows.cshtml", CallRows.Only(call.Line)), call.Fits ? call.Line.Row.StartedAt : null));
        }
        foreach (var card in news.Cards)
        {
            yield return new(Row(card.ElementId, await partials.Render(page, "/Features/Numbers/_NumberCards.cshtml", NumberCards.Only(card)), null));
        }
        foreach (var name in news.Events)
        {
            yield return new("", name);
        }
    }

    // A row without an instant has no place in the list that is open; wwwroot/js/live.js finds the place of the others.
    private static string Row(string id, string html, DateTimeOffset? at) =>
        $"""<hx-partial hx-target="#{id}" hx-swap="outerMorph" data-at="{at?.ToUnixTimeMilliseconds()}">{html}</hx-partial>""";

    /// <returns>False when nothing happened for a while.</returns>
    private static async Task<bool> Waited(Task news, CancellationToken cancel)
    {
        // Of the machine's own time, not of the app's clock: this is about the wire.
        var first = await Task.WhenAny(news, Task.Delay(Alive, cancel));
        await Task.WhenAny(Task.Delay(Together, cancel));
        return first == news || cancel.IsCancellationRequested;
    }

    /// <summary>Without an event htmx swaps the data in; with one it becomes an event of the page.</summary>
    private sealed record Message(string Data, string? Event = null);
}
