using RankRentPro.Simulator.Calls;

namespace RankRentPro.Tests.Simulator.Calls;

public sealed class TwimlInterpreterTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>, IAsyncLifetime
{
    private const string Caller = "+13125550142";

    public ValueTask InitializeAsync()
    {
        simulator.Switches.Positions = new();
        simulator.Received.Clear();
        simulator.Answers.Clear();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("<Pause length=\"10\"/>", "completed", "0")]
    [InlineData("<Say>Hello</Say><Pause length=\"9\"/>", "completed", "10")]
    [InlineData("<Play>https://example.com/a.mp3</Play>", "completed", "5")]
    [InlineData("<Say>Hello</Say><Hangup/><Say>Never</Say>", "completed", "1")]
    [InlineData("<Reject/>", "no-answer", "0")]
    [InlineData("<Reject reason=\"busy\"/>", "busy", "0")]
    [InlineData("<Gather timeout=\"7\"/>", "completed", "7")]
    [InlineData("<Message>Ignored</Message><Say>Hello</Say>", "completed", "1")]
    [InlineData("<Dial answerOnBridge=\"true\" timeout=\"5\">+14155550103</Dial>", "no-answer", "0")]
    [InlineData("<Dial timeout=\"5\">+14155550103</Dial><Say>Sorry</Say>", "completed", "7")]
    [InlineData("<Dial timeLimit=\"30\">+14155550107</Dial>", "completed", "34")]
    public async Task A_document_takes_its_time_and_ends_the_call(string verbs, string status, string duration)
    {
        var sid = await Ring(verbs);

        await simulator.Seconds(120);

        var call = await simulator.Call(sid);
        Assert.Equal((status, duration), (call.Text("status"), call.Text("duration")));
    }

    [Theory]
    [InlineData("<Dial callerId=\"+13125550111\">+14155550101</Dial>", "13214")]
    [InlineData("<Dial timeout=\"1\">+14155550101</Dial>", "13212")]
    [InlineData("<Dial record=\"always\">+14155550101</Dial>", "13217")]
    [InlineData("<Dial>hello</Dial>", "13223")]
    [InlineData("<Dial>+33155500001</Dial>", "13227")]
    [InlineData("<Dial><Client>desk</Client></Dial>", "13215")]
    [InlineData("<dial>+14155550101</dial>", "12200")]
    public async Task What_Twilio_objects_to_is_noted(string verbs, string code)
    {
        var sid = await Ring(verbs);

        var problems = (await simulator.Get($"/Calls/{sid}/Notifications.json"))["notifications"].EnumerateArray().Select(n => n.GetProperty("error_code").GetString());
        Assert.Contains(code, problems);
    }

    [Fact]
    public async Task On_a_trial_only_verified_numbers_are_dialled()
    {
        simulator.Answers["voice"] = _ => SimulatorFixture.Twiml("<Response><Dial>+14155550107</Dial></Response>");
        var number = await simulator.Buy(("AreaCode", "303"), ("VoiceUrl", simulator.Url("voice")));
        simulator.Switches.Positions = new() { Trial = true };

        var sid = simulator.Inbound.Call("+14155550111", number.GetProperty("phone_number").GetString()!);
        await simulator.Seconds(0);

        var problems = (await simulator.Get($"/Calls/{sid}/Notifications.json"))["notifications"].EnumerateArray().Select(n => n.GetProperty("error_code").GetString());
        Assert.Contains("21219", problems);
    }

    [Fact]
    public async Task After_an_action_the_verbs_that_follow_a_dial_never_run()
    {
        await Ring("<Dial action=\"/hooks/done\" timeout=\"5\">+14155550103</Dial><Redirect>/hooks/never</Redirect>");

        await simulator.Seconds(60);

        Assert.Equal(["voice", "done"], simulator.Names());
    }

    [Fact]
    public async Task The_first_of_several_phones_to_answer_stops_the_others()
    {
        var sid = await Ring("<Dial action=\"/hooks/done\"><Number>+14155550103</Number><Number>+14155550101</Number><Number>+14155550105</Number></Dial>");

        await simulator.Seconds(40);

        var legs = (await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"].EnumerateArray().ToDictionary(c => c.GetProperty("to").GetString()!, c => c.GetProperty("status").GetString());
        Assert.Equal(("canceled", "completed", "canceled"), (legs["+14155550103"], legs["+14155550101"], legs["+14155550105"]));
        Assert.Equal("completed", simulator.Received.Single(r => r.Name == "done")["DialCallStatus"]);
    }

    [Fact]
    public async Task Sequential_phones_ring_one_after_the_other()
    {
        var sid = await Ring("<Dial sequential=\"true\" timeout=\"5\"><Number>+14155550103</Number><Number>+14155550102</Number><Number>+14155550101</Number></Dial>");
        await simulator.Seconds(3);
        Assert.Equal(1, await Legs(sid));

        await simulator.Seconds(60);

        Assert.Equal(3, await Legs(sid));
        Assert.Equal("completed", (await simulator.Call(sid)).Text("status"));
    }

    [Theory]
    [InlineData(false, "canceled")]
    [InlineData(true, "completed")]
    public async Task While_one_screens_the_others_ring_on_when_the_switch_says_so(bool ringsOn, string second)
    {
        simulator.Switches.Positions = new() { ScreeningKeepsRinging = ringsOn };
        simulator.Engine.Script("+14155550131", new() { After = TimeSpan.FromSeconds(2) });
        simulator.Engine.Script("+14155550132", new() { After = TimeSpan.FromSeconds(6), Presses = ["1"] });
        simulator.Answers["screen"] = _ => SimulatorFixture.Twiml("<Response><Gather numDigits=\"1\" action=\"/hooks/accepted\"/><Hangup/></Response>");

        var sid = await Ring("<Dial><Number url=\"/hooks/screen\">+14155550131</Number><Number url=\"/hooks/screen\">+14155550132</Number></Dial>");
        await simulator.Seconds(60);

        var legs = (await simulator.Get($"/Calls.json?ParentCallSid={sid}&To=%2B14155550132"))["calls"][0];
        Assert.Equal(second, legs.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Keys_answer_a_gather_one_after_the_other()
    {
        simulator.Answers["menu"] = request => SimulatorFixture.Twiml(request["Digits"] == "2" ? "<Response><Gather action=\"/hooks/code\"/></Response>" : "<Response/>");

        await Ring("<Gather numDigits=\"1\" action=\"menu\"><Say>Press 2</Say></Gather>", new() { Presses = ["2", "4711#"] });
        await simulator.Seconds(30);

        var code = simulator.Received.Single(r => r.Name == "code");
        Assert.Equal(("4711", "#"), (code["Digits"], code["FinishedOnKey"]));
    }

    [Fact]
    public async Task A_test_can_press_keys_and_hang_up_at_any_time()
    {
        var sid = await Ring("<Gather timeout=\"60\" numDigits=\"1\" action=\"/hooks/menu\"/>");
        simulator.Answers["menu"] = _ => SimulatorFixture.Twiml("<Response><Pause length=\"600\"/></Response>");

        simulator.Engine.Press(sid, "5");
        await simulator.Seconds(20);
        simulator.Engine.HangUp(sid);
        await simulator.Seconds(0);

        Assert.Equal("5", simulator.Received.Single(r => r.Name == "menu")["Digits"]);
        Assert.Equal(("completed", "20"), ((await simulator.Call(sid)).Text("status"), (await simulator.Call(sid)).Text("duration")));
    }

    [Fact]
    public async Task A_star_ends_the_dialled_party_when_the_dial_allows_it()
    {
        var sid = await Ring("<Dial hangupOnStar=\"true\" action=\"/hooks/done\">+14155550107</Dial>");
        await simulator.Seconds(14);

        simulator.Engine.Press(sid, "*");
        await simulator.Seconds(1);

        Assert.Equal("10", simulator.Received.Single(r => r.Name == "done")["DialCallDuration"]);
    }

    [Fact]
    public async Task A_document_that_redirects_to_itself_ends_some_time()
    {
        var sid = await Ring("<Redirect/>");

        Assert.Equal("completed", (await simulator.Call(sid)).Text("status"));
    }

    private async Task<int> Legs(string sid) => (await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"].GetArrayLength();

    private async Task<string> Ring(string verbs, Party? caller = null)
    {
        simulator.Answers["voice"] = _ => SimulatorFixture.Twiml($"<Response>{verbs}</Response>");
        var number = await simulator.Buy(("VoiceUrl", simulator.Url("voice")));
        var sid = simulator.Inbound.Call(Caller, number.GetProperty("phone_number").GetString()!, caller);
        await simulator.Seconds(0);
        return sid;
    }
}
