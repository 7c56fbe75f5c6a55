using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Routing;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Routing;

public sealed class WebhookNewsTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_forwarded_calls_events_in_every_order_end_in_the_same_call()
    {
        var ends = app.Database.Write(connection => Orders(Events("", "").Count).Select((order, n) => Ended(connection, order, n)).ToHashSet());

        var end = Assert.Single(ends);
        Assert.Equal(("completed", 62L, "+1 312-555-0127 answered after 8 s"), (end.Outcome, end.Duration, end.Reason));
    }

    [Fact]
    public void Whatever_was_dropped_the_next_poll_repairs()
    {
        var ends = app.Database.Write(connection => Enumerable.Range(0, 1 << 5).Select(kept => Repaired(connection, kept)).ToHashSet());

        Assert.Equal(("completed", 62L), (Assert.Single(ends).Outcome, ends.Single().Duration));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_server_whose_clock_is_wrong_by_an_hour_tells_the_same_call(int hours)
    {
        var (right, wrong) = app.Database.Write(connection => (Ended(connection, [0, 1, 2, 3, 4], 7000 + hours), Ended(connection, [0, 1, 2, 3, 4], 7010 + hours, Noon.AddHours(hours))));

        Assert.Equal(right, wrong);
    }

    [Fact]
    public void The_same_event_twice_is_recorded_and_taken_once()
    {
        var (parent, child) = (Sid(9001), Sid(9002));
        var events = Events(parent, child);

        app.Database.Write(connection =>
        {
            foreach (var form in events.Concat(events))
            {
                Assert.True(new WebhookNews(new WebhookForm(form, Noon), "call", token: null).Take(connection, Noon));
            }
        });

        Assert.Equal(events.Count, app.Database.Read(connection => WebhookEventsSql.OfCall(connection, parent)).Count);
    }

    [Fact]
    public void The_event_says_what_it_changed()
    {
        var (parent, child) = (Sid(9003), Sid(9004));
        app.Database.Write(connection => TakeAll(connection, Events(parent, child)));

        var changes = app.Database.Read(connection => WebhookEventsSql.OfCall(connection, parent)).Select(row => row.Change).ToList();

        Assert.Equal("waits for its parent leg", changes[0]);
        Assert.Equal("new call, completed", changes[^1]);
    }

    [Fact]
    public void An_event_of_a_dialled_legs_recording_stands_with_the_call()
    {
        var (parent, child) = (Sid(9005), Sid(9006));
        app.Database.Write(connection => TakeAll(connection, Events(parent, child)));

        app.Database.Write(connection => new WebhookNews(new WebhookForm([new("CallSid", child), new("RecordingSid", "RE" + new string('5', 32))], Noon), "recording", null).Take(connection, Noon));

        Assert.Equal(("recording", "recordings 0 to 1"), app.Database.Read(connection => WebhookEventsSql.OfCall(connection, parent)).Select(row => (row.Kind, row.Change)).Last());
    }

    [Fact]
    public void An_event_that_names_no_leg_is_refused() =>
        Assert.False(app.Database.Write(connection => new WebhookNews(new WebhookForm([new("CallSid", "CAnothing")], Noon), "call", null).Take(connection, Noon)));

    private static CallRow Ended(DbConnection connection, int[] order, int n, DateTimeOffset? now = null)
    {
        var (parent, child) = (Sid(2 * n), Sid((2 * n) + 1));
        var events = Events(parent, child);
        TakeAll(connection, order.Select(index => events[index]), now);
        return CallsSql.Find(connection, parent)! with { Id = 0, Sid = "" };
    }

    private static CallRow Repaired(DbConnection connection, int kept)
    {
        var (parent, child) = (Sid(60_000 + (2 * kept)), Sid(60_001 + (2 * kept)));
        TakeAll(connection, Events(parent, child).Where((_, index) => (kept & (1 << index)) != 0));
        var caller = new LegRow { Sid = parent, Direction = "inbound", FromNumber = "+14155550123", ToNumber = "+13035550142", Status = "completed", CreatedAt = Noon, StartedAt = Noon, EndedAt = Noon.AddSeconds(71), Duration = 71 };
        var phone = caller with { Sid = child, ParentSid = parent, Direction = "outbound-dial", ToNumber = "+13125550127", StartedAt = Noon.AddSeconds(8), EndedAt = Noon.AddSeconds(70), Duration = 62 };
        new CallIntake(connection, TimeZoneInfo.Utc, Noon).TakeLegs([caller, phone]);
        return CallsSql.Find(connection, parent)! with { Id = 0, Sid = "" };
    }

    private static void TakeAll(DbConnection connection, IEnumerable<KeyValuePair<string, string>[]> events, DateTimeOffset? now = null)
    {
        foreach (var form in events)
        {
            new WebhookNews(new WebhookForm(form, now ?? Noon), "call", token: null).Take(connection, now ?? Noon);
        }
    }

    private static string Sid(int n) => $"CA{n:x32}";

    private static List<KeyValuePair<string, string>[]> Events(string parent, string child) =>
    [
        Leg(child, parent, "initiated", second: 0),
        Leg(child, parent, "ringing", second: 1),
        Leg(child, parent, "in-progress", second: 8),
        Leg(child, parent, "completed", second: 70, duration: 62),
        Leg(parent, null, "completed", second: 71, duration: 71),
    ];

    private static KeyValuePair<string, string>[] Leg(string sid, string? parent, string status, int second, int? duration = null) =>
    [
        new("CallSid", sid),
        new("ParentCallSid", parent ?? ""),
        new("Direction", parent is null ? "inbound" : "outbound-dial"),
        new("From", "+14155550123"),
        new("To", parent is null ? "+13035550142" : "+13125550127"),
        new("CallStatus", status),
        new("CallDuration", duration?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        new("Timestamp", Noon.AddSeconds(second).ToString("ddd, dd MMM yyyy HH:mm:ss +0000", System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(rest => Enumerable.Range(0, count).Select(at => (int[])[.. rest[..at], count - 1, .. rest[at..]]));
}
