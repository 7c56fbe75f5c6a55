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
    public async Task What_fails_is_tried_again_for_a_day_and_then_given_up()
    {
        _hooks.Status = 500;
        Told();

        for (var hours = 0; hours < 30; hours++)
        {
            await Send();
            _app.Time.Advance(TimeSpan.FromHours(1));
        }

        var delivery = Log().Single();
        Assert.Equal((null, "It answered 500."), (delivery.DueAt, delivery.Problem));
        Assert.InRange(_hooks.Heard.Count, 5, 12);
        Assert.Single(_hooks.Heard.Select(heard => heard.Id).Distinct());
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

    private Task<int> Send() => _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);

    private List<EventTargetRow> Targets() => _app.Database.Read(EventsSql.Targets);

    private List<EventDeliveryRow> Log() => _app.Database.Read(connection => EventsSql.Log(connection, 50));

    private static string? Text(JsonDocument json, params string[] path) => path.Aggregate(json.RootElement, (element, name) => element.GetProperty(name)).GetString();
}
