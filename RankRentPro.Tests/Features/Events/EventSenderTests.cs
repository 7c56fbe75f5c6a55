using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Events;
using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Events;

public sealed class EventSenderTests : IAsyncLifetime
{
    private readonly LiveDemo _app = new() { Settings = { ["RANKRENT_ALLOW_PRIVATE_EVENTS"] = "true" } };
    private HookServer _hooks = null!;

    public async ValueTask InitializeAsync()
    {
        _hooks = await HookServer.Started();
        await _app.InitializeAsync();
        Add(_hooks.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _hooks.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_told_once_signed_and_as_the_API_tells_it()
    {
        var sid = await _app.Called("+17375550123");
        await _app.Sync();

        await Send();
        await Send();

        Assert.Equal($"call.started-{sid} call.missed-{sid}", string.Join(' ', _hooks.Heard.Select(one => one.Id)));
        var heard = _hooks.Heard.Last();
        var target = Targets().Single();
        Assert.Equal(EventSignature.Of(target.Secret, heard.Id, long.Parse(heard.Timestamp, CultureInfo.InvariantCulture), heard.Body), heard.Signature);
        using var body = JsonDocument.Parse(heard.Body);
        Assert.Equal(("call.missed", sid, "missed"), (Text(body, "type"), Text(body, "data", "call_sid"), Text(body, "data", "status")));
    }

    [Fact]
    public async Task What_fails_is_tried_again_for_a_day_at_growing_pauses_and_then_given_up()
    {
        _hooks.Status = 500;
        Told();
        var began = _app.Time.GetUtcNow();
        List<TimeSpan> tried = [];

        while (Log().Single().DueAt is { } due)
        {
            _app.Time.Advance(due - _app.Time.GetUtcNow());
            tried.Add(_app.Time.GetUtcNow() - began);
            Assert.InRange(tried.Count, 1, 20);
            Assert.Equal(1, await Send());
            // Whoever checks the signature refuses one that is old.
            Assert.Equal($"{_app.Time.GetUtcNow().ToUnixTimeSeconds()}", _hooks.Heard.Last().Timestamp);
        }

        var pauses = tried.Zip(tried.Skip(1), (one, next) => next - one).Select(pause => pause.TotalSeconds);
        Assert.Equal([5, 60, 300, 1_800, 7_200, 18_000, 28_800, 28_800], pauses);
        Assert.InRange(tried[^1], TimeSpan.FromHours(20), TimeSpan.FromHours(24));
        Assert.Equal("It answered 500.", Log().Single().Problem);
        Assert.Single(_hooks.Heard.Select(heard => heard.Id).Distinct());
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("2", 5)]
    [InlineData("999999", 28_800)]
    [InlineData("Mon, 01 Mar 2100 09:10:00 GMT", 0)]
    [InlineData("soon", 5)]
    public async Task Who_asks_for_more_time_gets_it_up_to_a_bound(string asked, int seconds)
    {
        (_hooks.Status, _hooks.RetryAfter) = (429, asked);
        Told();

        await Send();

        var wait = Log().Single().DueAt!.Value - _app.Time.GetUtcNow();
        Assert.Equal(seconds == 0 ? DateTimeOffset.Parse(asked, CultureInfo.InvariantCulture) - _app.Time.GetUtcNow() : TimeSpan.FromSeconds(seconds), wait);
    }

    [Fact]
    public async Task An_address_that_is_gone_is_told_nothing_more_until_the_owner_sends_it_something()
    {
        _hooks.Status = 410;
        Told();
        Test();

        Assert.Equal(1, await Send());

        Assert.All(Log(), delivery => Assert.Equal((null, "It answered 410: it wants nothing more."), (delivery.DueAt, delivery.Problem)));
        _app.Database.Write(connection => EventsSql.Send(connection, [new("test", "later", _app.Time.GetUtcNow(), new { })], _app.Time.GetUtcNow()));
        Assert.Equal((2, 0), (Log().Count, await Send()));

        _hooks.Status = 204;
        Assert.Equal(2, _app.Database.Write(connection => EventsSql.AllAgain(connection, Targets().Single().Id, _app.Time.GetUtcNow())));
        Assert.Equal(2, await Send());
        Assert.Null(Targets().Single().GoneAt);
    }

    [Fact]
    public async Task An_old_answer_shuts_no_address_that_the_owner_opened_meanwhile()
    {
        _hooks.Status = 410;
        Told();
        // The owner asks for it again while the first attempt is on its way.
        _hooks.OnHeard = () =>
        {
            _hooks.OnHeard = () => _hooks.Status = 204;
            _app.Time.Advance(TimeSpan.FromSeconds(1));
            _app.Database.Write(connection => EventsSql.Again(connection, Log().Single().Id, _app.Time.GetUtcNow()));
        };

        await Send();

        Assert.Equal((2, 1L), (_hooks.Heard.Count, Log().Single().Attempts));
        Assert.NotNull(Log().Single().DeliveredAt);
        Assert.Null(Targets().Single().GoneAt);
    }

    [Fact]
    public async Task A_test_that_the_owner_sends_while_an_attempt_is_on_its_way_is_tried()
    {
        _hooks.Status = 410;
        Told();
        _hooks.OnHeard = () =>
        {
            _hooks.OnHeard = () => _hooks.Status = 204;
            _app.Time.Advance(TimeSpan.FromSeconds(1));
            Test();
        };

        await Send();

        Assert.Equal([true, false], Log().Select(delivery => delivery.DeliveredAt is not null));
        Assert.Null(Targets().Single().GoneAt);
    }

    [Fact]
    public async Task What_is_sent_again_has_the_id_that_it_had()
    {
        Told();
        await Send();

        _app.Database.Write(connection => EventsSql.Again(connection, Log().Single().Id, _app.Time.GetUtcNow()));
        await Send();

        Assert.Equal(2, _hooks.Heard.Count);
        Assert.Single(_hooks.Heard.Select(heard => heard.Id).Distinct());
    }

    [Fact]
    public async Task A_test_arrives_signed()
    {
        Test();

        await Send();

        var heard = _hooks.Heard.Single();
        Assert.Equal(EventSignature.Of(Targets().Single().Secret, heard.Id, long.Parse(heard.Timestamp, CultureInfo.InvariantCulture), heard.Body), heard.Signature);
        Assert.Equal("test", Text(JsonDocument.Parse(heard.Body), "type"));
    }

    [Fact]
    public async Task The_other_side_is_back_and_is_told()
    {
        _hooks.Status = 503;
        Told();
        await Send();
        _hooks.Status = 200;
        Assert.Equal(0, await Send());
        _app.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, await Send());

        Assert.Equal((2L, null), (Log().Single().Attempts, Log().Single().Problem));
        Assert.NotNull(Log().Single().DeliveredAt);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        Add(_hooks.Url.Replace("/hooks", "/elsewhere", StringComparison.Ordinal));
        Told();

        await Send();

        Assert.Single(_hooks.Heard);
        Assert.Contains(Log(), delivery => delivery.Problem == "It answered 307.");
    }

    [Fact]
    public async Task Who_asked_later_and_who_was_removed_is_not_told()
    {
        Told(_app.Time.GetUtcNow().AddMinutes(-1));
        Assert.Empty(Log());
        Told();
        _app.Database.Write(connection => EventsSql.Remove(connection, Targets().Single().Id, _app.Time.GetUtcNow()));

        await Send();

        Assert.Empty(_hooks.Heard);
    }

    private void Told(DateTimeOffset? at = null) => _app.Database.Write(connection => EventsSql.Send(
        connection, [OutgoingEvent.Purchased(NumbersSql.All(connection)[0] with { PurchasedAt = at ?? _app.Time.GetUtcNow() })], _app.Time.GetUtcNow()));

    private void Add(string url) => _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = url, Secret = EventSignature.NewSecret(), CreatedAt = _app.Time.GetUtcNow() }));

    private void Test() => _app.Database.Write(connection => EventsSql.SendTo(connection, Targets().Single().Id, new("test", "one", _app.Time.GetUtcNow(), new { }), _app.Time.GetUtcNow()));

    private Task<int> Send() => _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

    private List<EventTargetRow> Targets() => _app.Database.Read(EventsSql.Targets);

    private List<EventDeliveryRow> Log() => _app.Database.Read(connection => EventsSql.Log(connection, 50));

    private static string? Text(JsonDocument json, params string[] path) => path.Aggregate(json.RootElement, (element, name) => element.GetProperty(name)).GetString();
}
