using System.Text.RegularExpressions;
using Dapper;
using RankRentPro.Features.Events;
using RankRentPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RankRentPro.Tests.Browser;

/// <summary>The page of outgoing events after an address was away for long.</summary>
public sealed class EventsPageTests(BrowsedApp app, BrowserFixture browser) : IClassFixture<BrowsedApp>
{
    public static TheoryData<TabOptions> Devices => [TabOptions.Phone, TabOptions.Phone with { Dark = true }, TabOptions.Laptop, TabOptions.Laptop with { Dark = true }];

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task What_was_given_up_can_be_found_and_read_on_any_device(TabOptions device)
    {
        using var visitor = await app.SomebodyWithData();
        Fill();
        await using var tab = await browser.OpenFor(visitor, device);

        await tab.Go("/events?show=given-up");
        await tab.AssertAccessible();
        tab.AssertLight();
        await tab.Screenshot("events");
        await tab.Page.ClickAsync("#event-log a:has-text('Older')");

        await Expect(tab.Page).ToHaveURLAsync(new Regex(@"/events\?show=given-up&before="));
        await Expect(tab.Page.Locator("#event-log li")).ToHaveCountAsync(10);
        await Expect(tab.Page.Locator("#main")).ToContainTextAsync("Send all 60 given up again");
        tab.AssertNoErrors();
    }

    private void Fill() => app.Database.Write(connection =>
    {
        connection.Execute("delete from event_deliveries; delete from event_targets");
        EventsSql.Add(connection, new() { Url = "https://hooks.a-long-name-of-a-company-that-takes-our-events.example.com/incoming/rankrent?source=phones", Secret = EventSignature.NewSecret(), CreatedAt = DateTimeOffset.UnixEpoch });
        var (target, now) = (EventsSql.Targets(connection)[0], TimeProvider.System.GetUtcNow());
        for (var n = 1; n <= 60; n++)
        {
            EventsSql.SendTo(connection, target.Id, new("recording.available", CallBuilder.RecordingSid(n), now, new { n }), now.AddMinutes(n - 90));
        }
        connection.Execute("update event_deliveries set due_at = null, attempts = 9, problem = 'It did not answer in time.'");
        connection.Execute("update event_targets set gone_at = @now", new { now });
    });
}
