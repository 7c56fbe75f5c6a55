using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using RankRentPro.Features.Events;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Events;

public sealed class EventKindsTests : IAsyncLifetime
{
    private readonly ApiApp _app = new() { Settings = { ["RANKRENT_ALLOW_PRIVATE_EVENTS"] = "true" } };
    private HookServer _hooks = null!;
    private ApiClient _program = null!;

    public async ValueTask InitializeAsync()
    {
        _hooks = await HookServer.Started();
        await _app.InitializeAsync();
        _program = _app.Program();
        _app.Database.Write(connection => EventsSql.Add(connection, new() { Url = _hooks.Url, Secret = EventSignature.NewSecret(), CreatedAt = _app.Time.GetUtcNow() }));
        _app.Time.Advance(TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await _app.DisposeAsync();
        await _hooks.DisposeAsync();
    }

    [Fact]
    public async Task A_number_is_told_when_it_is_bought_and_once_when_it_is_released()
    {
        var free = (await _program.Get("/api/twilio/available-numbers?areaCode=303&limit=1")).List("availableNumbers")[0].GetProperty("phoneNumber").GetString();
        var bought = await _program.Post("/api/twilio/buy-number", new { phoneNumber = free });
        await _program.Delete($"/api/twilio/phone-numbers/{bought.Text("id")}");
        _app.Database.Write(connection => connection.Execute("update event_deliveries set event_id = event_id || '-told'"));
        await _program.Delete($"/api/twilio/phone-numbers/{bought.Text("id")}");
        await _app.Sync();

        var told = await Told();

        Assert.Equal(["number.purchased", "number.released"], told.Select(one => Text(one, "type")));
        Assert.Equal(bought.Json.GetRawText(), told[0].GetProperty("data").GetRawText());
        Assert.Equal((free, "inactive"), (Text(told[1], "data", "number"), Text(told[1], "data", "status")));
    }

    [Fact]
    public async Task What_happens_to_numbers_elsewhere_is_told_by_the_sync()
    {
        var austin = _app.Number(LiveDemo.Austin);
        _app.Simulated.File.Write(connection => connection.Execute("delete from numbers where phone_number = @Austin", new { LiveDemo.Austin }));

        await _app.Sync();
        await _app.Sync();

        var told = Assert.Single(await Told());
        Assert.Equal(("number.released", austin.PhoneNumber), (Text(told, "type"), Text(told, "data", "number")));
    }

    [Fact]
    public async Task A_recording_is_told_with_an_address_that_plays_and_is_fresh_at_each_attempt()
    {
        _hooks.Status = 500;
        var (call, recording) = await _app.Recorded(_program);
        await Told();
        _hooks.Heard.Clear();
        _hooks.Status = 204;
        _app.Time.Advance(TimeSpan.FromHours(3));

        var told = (await Told()).Single(one => Text(one, "type") == "recording.available");

        Assert.Equal((recording, call), (Text(told, "data", "sid"), Text(told, "data", "callSid")));
        using var player = _app.NewProgram();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await player.Get(Text(told, "data", "mediaUrl"))).Status);
    }

    [Fact]
    public async Task A_message_is_told_as_a_voicemail_with_its_recording()
    {
        var now = _app.Time.GetUtcNow();
        _app.Take(CallBuilder.Inbound() with { StartedAt = now, EndedAt = now.AddMinutes(1) });
        _app.Take(CallBuilder.Recording(source: "RecordVerb", duration: 12) with { CreatedAt = now });

        var told = (await Told()).ToDictionary(one => Text(one, "type"));

        Assert.Equal((CallBuilder.CallSid(1), "voicemail"), (Text(told["voicemail.received"], "data", "call_sid"), Text(told["voicemail.received"], "data", "status")));
        Assert.Equal(CallBuilder.CallSid(1), Text(told["recording.available"], "data", "callSid"));
    }

    // Each is what the document says of it.
    private async Task<List<JsonElement>> Told()
    {
        await _app.Services.GetRequiredService<EventSender>().SendDue(TestContext.Current.CancellationToken);
        var told = _hooks.Heard.Select(heard => JsonDocument.Parse(heard.Body).RootElement).ToList();
        var document = (await _program.Get("/openapi/v1.json")).Json;
        Assert.Empty(told.SelectMany(one => new SchemaCheck(document).Problems(
            document.GetProperty("webhooks").GetProperty(Text(one, "type")).GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema"), one)));
        return told;
    }

    private static string Text(JsonElement json, params string[] path) => path.Aggregate(json, (element, name) => element.GetProperty(name)).GetString()!;
}
