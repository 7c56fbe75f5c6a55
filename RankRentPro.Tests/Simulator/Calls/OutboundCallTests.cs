using System.Text.Json;

namespace RankRentPro.Tests.Simulator.Calls;

public sealed class OutboundCallTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        simulator.Received.Clear();
        simulator.Answers.Clear();
        await simulator.Buy();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_call_moves_from_queued_to_completed_in_its_time()
    {
        var sid = await simulator.Dial("+14155550101");
        var seen = new List<string>();

        foreach (var seconds in new[] { 0.1, 1.5, 3, 20 })
        {
            seen.Add((await simulator.Call(sid)).Text("status"));
            await simulator.Seconds(seconds);
        }

        Assert.Equal(["queued", "queued", "ringing", "in-progress"], seen);
        var call = await simulator.Call(sid);
        Assert.Equal(("completed", "20", "outbound-api"), (call.Text("status"), call.Text("duration"), call.Text("direction")));
    }

    [Theory]
    [InlineData("+14155550102", "busy")]
    [InlineData("+442079460002", "busy")]
    [InlineData("+14155550103", "no-answer")]
    [InlineData("+14155550104", "failed")]
    public async Task A_scenario_number_ends_as_its_last_digits_say(string to, string status)
    {
        var sid = await simulator.Dial(to);

        await simulator.Seconds(70);

        var call = await simulator.Call(sid);
        Assert.Equal((status, "0", JsonValueKind.Null), (call.Text("status"), call.Text("duration"), call["price"].ValueKind));
    }

    [Fact]
    public async Task A_machine_is_told_from_a_person()
    {
        var machine = await simulator.Dial("+14155550105", ("MachineDetection", "Enable"));
        var person = await simulator.Dial("+14155550101", ("MachineDetection", "Enable"));

        await simulator.Seconds(15);

        Assert.Equal(("machine_start", "human"), ((await simulator.Call(machine)).Text("answered_by"), (await simulator.Call(person)).Text("answered_by")));
    }

    [Fact]
    public async Task One_call_starts_a_second_and_the_others_wait_in_the_queue()
    {
        var calls = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            calls.Add(await simulator.Dial("+14155550107"));
        }

        await simulator.Seconds(4);

        var started = await Task.WhenAll(calls.Select(simulator.Call));
        Assert.Equal(["0", "1000", "2000"], started.Select(call => call.Text("queue_time")));
        Assert.Equal(3, started.Select(call => call.Text("start_time")).Distinct().Count());
    }

    [Fact]
    public async Task The_price_comes_later_and_does_not_touch_the_date_of_the_last_change()
    {
        var sid = await simulator.Dial("+14155550101");
        await simulator.Seconds(25);
        var ended = await simulator.Call(sid);

        await simulator.Seconds(60);

        var rated = await simulator.Call(sid);
        Assert.Equal((JsonValueKind.Null, "-0.01400", "USD"), (ended["price"].ValueKind, rated.Text("price"), rated.Text("price_unit")));
        Assert.Equal(ended.Text("date_updated"), rated.Text("date_updated"));
    }

    [Fact]
    public async Task Status_callbacks_tell_the_events_that_were_asked_for_signed_and_numbered()
    {
        await simulator.Dial("+14155550101", ("StatusCallback", simulator.Url("status")), ("StatusCallbackEvent", "initiated"),
            ("StatusCallbackEvent", "ringing"), ("StatusCallbackEvent", "answered"), ("StatusCallbackEvent", "completed"));

        await simulator.Seconds(30);

        Assert.Equal(["initiated", "ringing", "in-progress", "completed"], simulator.Received.Select(r => r["CallStatus"]));
        Assert.Equal(["0", "1", "2", "3"], simulator.Received.Select(r => r["SequenceNumber"]));
        Assert.All(simulator.Received, r => Assert.True(r.IsSigned));
        Assert.Equal(("20", "1", "200"), (simulator.Received[3]["CallDuration"], simulator.Received[3]["Duration"], simulator.Received[3]["SipResponseCode"]));
    }

    [Fact]
    public async Task The_instructions_are_asked_for_when_the_call_is_answered()
    {
        simulator.Answers["voice"] = _ => SimulatorFixture.Twiml("<Response><Say>Hello</Say></Response>");
        var sid = await simulator.Dial("+14155550101", ("Url", simulator.Url("voice")));

        await simulator.Seconds(10);

        var request = Assert.Single(simulator.Received);
        Assert.Equal((sid, "in-progress", "outbound-api"), (request["CallSid"], request["CallStatus"], request["Direction"]));
        Assert.Equal(("SAN FRANCISCO", "CA", "US"), (request["ToCity"], request["ToState"], request["ToCountry"]));
        Assert.Equal(("completed", "1"), ((await simulator.Call(sid)).Text("status"), (await simulator.Call(sid)).Text("duration")));
    }

    [Fact]
    public async Task Canceling_a_queued_call_tells_nobody()
    {
        var sid = await simulator.Dial("+14155550101", ("StatusCallback", simulator.Url("status")));

        var canceled = await simulator.Post($"/Calls/{sid}.json", ("Status", "canceled"));
        await simulator.Seconds(60);

        Assert.Equal("canceled", canceled.Text("status"));
        Assert.Empty(simulator.Received);
    }

    [Fact]
    public async Task Hanging_up_ends_a_live_call_at_once()
    {
        var sid = await simulator.Dial("+14155550107");
        await simulator.Seconds(14.3);

        var ended = await simulator.Post($"/Calls/{sid}.json", ("Status", "completed"));

        Assert.Equal(("completed", "10"), (ended.Text("status"), ended.Text("duration")));
    }

    [Fact]
    public async Task A_live_call_follows_other_instructions()
    {
        var sid = await simulator.Dial("+14155550107");
        await simulator.Seconds(10);

        var redirected = await simulator.Post($"/Calls/{sid}.json", ("Url", simulator.Url("other")));
        await simulator.Seconds(1);

        Assert.Equal("in-progress", redirected.Text("status"));
        Assert.Equal(["other"], simulator.Names());
        Assert.Equal("completed", (await simulator.Call(sid)).Text("status"));
    }

    [Fact]
    public async Task A_recorded_call_has_its_recording_later_and_its_price_later_still()
    {
        var sid = await simulator.Dial("+14155550101", ("Record", "true"), ("RecordingChannels", "dual"), ("RecordingStatusCallback", simulator.Url("recorded")));
        await simulator.Seconds(25);
        var early = (await simulator.Get($"/Calls/{sid}/Recordings.json"))["recordings"][0];

        await simulator.Seconds(90);

        var late = (await simulator.Get($"/Calls/{sid}/Recordings.json"))["recordings"][0];
        Assert.Equal(("processing", "-1"), (early.GetProperty("status").GetString(), early.GetProperty("duration").GetString()));
        Assert.Equal(("completed", "20", "OutboundAPI", 2), (late.GetProperty("status").GetString(), late.GetProperty("duration").GetString(), late.GetProperty("source").GetString(), late.GetProperty("channels").GetInt32()));
        Assert.Equal("-0.00250", late.GetProperty("price").GetString());
        Assert.Equal(("completed", "20"), (simulator.Received.Single()["RecordingStatus"], simulator.Received.Single()["RecordingDuration"]));
    }

    [Fact]
    public async Task The_phone_that_is_rung_first_is_connected_with_the_customer()
    {
        var sid = await simulator.Dial("+14155550111", ("Twiml", "<Response><Dial record=\"record-from-answer-dual\"><Number>+14155550101</Number></Dial></Response>"));

        await simulator.Seconds(120);

        var call = await simulator.Call(sid);
        var child = Assert.Single((await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"].EnumerateArray());
        var recording = Assert.Single((await simulator.Get($"/Calls/{sid}/Recordings.json"))["recordings"].EnumerateArray());
        Assert.Equal((call.Text("from"), "20"), (child.GetProperty("from").GetString(), child.GetProperty("duration").GetString()));
        Assert.Equal(("completed", "24"), (call.Text("status"), call.Text("duration")));
        Assert.Equal(("DialVerb", "20", 2), (recording.GetProperty("source").GetString(), recording.GetProperty("duration").GetString(), recording.GetProperty("channels").GetInt32()));
    }

    [Fact]
    public async Task A_phone_that_is_rung_first_and_does_not_answer_leaves_the_customer_alone()
    {
        var sid = await simulator.Dial("+14155550103", ("Timeout", "20"), ("Twiml", "<Response><Dial>+14155550101</Dial></Response>"));

        await simulator.Seconds(60);

        Assert.Equal("no-answer", (await simulator.Call(sid)).Text("status"));
        Assert.Equal(0, (await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"].GetArrayLength());
    }

    [Fact]
    public async Task A_call_goes_on_after_a_restart()
    {
        var sid = await simulator.Dial("+14155550101");
        await simulator.Seconds(2);

        await simulator.Restart(SimulatorFixture.Start.AddHours(1));
        await simulator.Seconds(0);

        Assert.Equal("in-progress", (await simulator.Call(sid)).Text("status"));
        await simulator.Seconds(25);
        Assert.Equal("completed", (await simulator.Call(sid)).Text("status"));
    }
}
