using System.Globalization;
using System.Text.Json;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Features.Tokens;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallValuesApiTests : IClassFixture<HistoryApp>, IClassFixture<ApiApp>
{
    private readonly HistoryApp _app;
    private readonly ApiApp _live;

    public CallValuesApiTests(HistoryApp app, ApiApp live)
    {
        (_app, _live) = (app, live);
        // The first caller once more; twice the same changes nothing.
        app.Take(Inbound(6) with { StartedAt = Began.AddDays(3) });
    }

    [Fact]
    public async Task A_number_counts_its_calls_and_those_that_nobody_answered_and_how_long_the_others_were()
    {
        using var program = _app.Program();

        var ours = (await program.Get($"/api/twilio/phone-numbers/{_app.Number(Ours).Id}")).Json;
        var london = (await program.Get($"/api/twilio/phone-numbers/{_app.Number(HistoryApp.London).Id}")).Json;

        // 42, 30, 60 and 60 seconds were talked.
        Assert.Equal((5, 1, 48), Counts(ours));
        Assert.Equal((1, 1, 0), Counts(london));
    }

    [Fact]
    public async Task A_number_changes_when_a_call_of_it_does_however_long_ago_that_began()
    {
        using var program = _app.Program();
        var now = _app.Number(Ours).UpdatedAt.AddMinutes(1);
        _app.Database.Write(connection => new CallIntake(connection, TimeZoneInfo.Utc, now).TakeLegs([Inbound(1) with { Price = 8_600, PriceCurrency = "USD" }]));

        var number = (await program.Get($"/api/twilio/phone-numbers/{_app.Number(Ours).Id}")).Json;

        Assert.Equal(now, number.GetProperty("updatedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_call_that_cost_nothing_costs_nothing_of_a_currency()
    {
        using var program = _app.Program();

        var call = (await program.Get($"/api/twilio/call-logs/{CallSid(4)}")).Json;

        Assert.Equal((0, "USD"), (call.GetProperty("price").GetDecimal(), Text(call, "priceUnit")));
    }

    [Fact]
    public async Task A_call_tells_its_site_whether_the_caller_is_new_and_where_it_is_heard()
    {
        using var program = _app.Program();

        var calls = (await program.Get("/api/twilio/call-logs")).List("callLogs").ToDictionary(call => int.Parse(Text(call, "id").AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        Assert.Equal("<b>london</b>.example", Text(calls[4], "websiteId"));
        Assert.False(calls[1].TryGetProperty("websiteId", out _));
        Assert.Equal((true, false), (calls[1].GetProperty("firstCall").GetBoolean(), calls[6].GetProperty("firstCall").GetBoolean()));
        Assert.StartsWith($"{_app.Url}media/", Text(calls[3], "recording"), StringComparison.Ordinal);
        Assert.False(calls[1].TryGetProperty("recording", out _));
    }

    [Fact]
    public async Task A_call_tells_what_Twilio_told_of_it_in_its_order()
    {
        using var program = _live.Program();
        var (call, recording) = await _live.Recorded(program);

        var events = (await program.Get($"/api/twilio/call-logs/{call}")).List("events");

        Assert.NotEmpty(events);
        Assert.Equal(events.Select(one => one.GetProperty("at").GetDateTimeOffset()).Order(), events.Select(one => one.GetProperty("at").GetDateTimeOffset()));
        Assert.Contains(events, one => Text(one, "kind") == "call" && Text(one, "sid") == call && Text(one, "change").Length > 0);
        Assert.Contains(events, one => Text(one, "kind") == "recording" && Text(one, "sid") == recording);
    }

    private static (int, int, int) Counts(JsonElement number) =>
        (number.GetProperty("callCount").GetInt32(), number.GetProperty("missedCalls").GetInt32(), number.GetProperty("averageDuration").GetInt32());

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
