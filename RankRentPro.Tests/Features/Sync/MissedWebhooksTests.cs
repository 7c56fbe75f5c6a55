using Dapper;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class MissedWebhooksTests : IAsyncLifetime
{
    private const string LateEvent = """
        insert into webhook_events (received_at, kind, call_sid, subject_sid, digest, form, change)
        select 1, 'call', sid, sid, 'late', '[["CallSid","x"],["CallStatus","completed"]]', 'nothing'
        from calls
        where from_number = '+17375550123'
        """;

    private readonly SeededDemo _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_call_that_no_event_told_is_repaired_by_the_poll_and_counted_once()
    {
        await _app.Called("+17375550123");
        Forget();
        await _app.Sync();
        Assert.Equal(0, Missed());

        _app.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.EndsWith("Missed by webhooks and repaired: 1.", await _app.Sync(), StringComparison.Ordinal);
        await _app.Sync();

        Assert.Equal((1, 1), (Missed(), Calls()));
    }

    [Fact]
    public async Task The_page_tells_how_many()
    {
        _app.Database.Write(connection => HistoryDaysSql.AddMissed(connection, ["2100-02-28", "2100-03-01", "2100-03-01"]));
        using var owner = await _app.DemoOwner();

        var page = await owner.Get("/sync");

        Assert.Contains("Webhooks missed and repaired: 3", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_comes_after_the_poll_within_minutes_was_not_missed()
    {
        await _app.Called("+17375550123");
        Forget();
        await _app.Sync();
        Assert.Equal(1, _app.Count("select count(*) from webhook_suspects"));

        _app.Database.Write(connection => connection.Execute(LateEvent));
        _app.Time.Advance(TimeSpan.FromMinutes(6));
        await _app.Sync();

        Assert.Equal((0, 0), (Missed(), _app.Count("select count(*) from webhook_suspects")));
    }

    [Fact]
    public async Task Events_that_come_as_they_should_leave_nothing_to_count()
    {
        await _app.Called("+17375550123");
        _app.Time.Advance(TimeSpan.FromMinutes(6));

        await _app.Sync();

        Assert.Equal(0, Missed());
    }

    [Fact]
    public async Task Calls_of_the_time_before_there_was_an_address_are_not_counted()
    {
        await _app.History();
        _app.Time.Advance(TimeSpan.FromMinutes(6));

        await _app.Sync();

        Assert.Equal(0, Missed());
    }

    [Fact]
    public async Task A_number_that_asks_somebody_else_owes_no_events()
    {
        _app.Database.Write(connection => connection.Execute("update numbers set voice_url = 'https://elsewhere.example.com/voice'"));
        _app.Faults.Change = (_, body) =>
        {
            foreach (var number in body["incoming_phone_numbers"]?.AsArray() ?? [])
            {
                number!["voice_url"] = "https://elsewhere.example.com/voice";
            }
        };
        await _app.Called("+17375550123");
        Forget();
        await _app.Sync();
        _app.Time.Advance(TimeSpan.FromMinutes(6));

        await _app.Sync();

        Assert.Equal(0, Missed());
    }

    [Fact]
    public async Task A_number_that_tells_nobody_how_its_calls_end_owes_no_events()
    {
        _app.Faults.Change = (_, body) =>
        {
            foreach (var number in body["incoming_phone_numbers"]?.AsArray() ?? [])
            {
                number!["status_callback"] = "";
            }
        };
        await _app.Called("+17375550123");
        Forget();
        await _app.Sync();
        _app.Time.Advance(TimeSpan.FromMinutes(6));

        await _app.Sync();

        Assert.Equal((0, 1), (Missed(), Calls()));
    }

    /// <summary>As if no webhook had come for the calls of today.</summary>
    private void Forget() => _app.Database.Write(connection => connection.Execute("""
        delete from webhook_events;
        delete from webhook_suspects;
        delete from calls where started_at > 4107542400000;
        delete from legs where coalesce(started_at, created_at) > 4107542400000
        """));

    private int Missed() => _app.Count("select coalesce(sum(missed_webhooks), 0) from history_days");

    private int Calls() => _app.Count("select count(*) from calls where from_number = '+17375550123'");
}
