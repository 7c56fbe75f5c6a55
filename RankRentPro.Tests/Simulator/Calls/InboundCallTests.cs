using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RankRentPro.Simulator.Calls;

namespace RankRentPro.Tests.Simulator.Calls;

public sealed class InboundCallTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>, IAsyncLifetime
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

    [Fact]
    public async Task The_voice_address_gets_a_signed_request_without_its_fragment()
    {
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice") + "?site=7#ct=2000&rt=5000"));

        var request = Assert.Single(simulator.Received);
        Assert.True(request.IsSigned);
        Assert.Equal((sid, "ringing", "inbound", Caller, Caller), (request["CallSid"], request["CallStatus"], request["Direction"], request["From"], request["Caller"]));
        Assert.Equal(("BILLINGS", "CHICAGO", "TwilioProxy/1.1"), (request["ToCity"], request["FromCity"], request.Headers["User-Agent"]));
    }

    [Fact]
    public async Task A_get_request_carries_its_fields_in_the_address_and_signs_them()
    {
        await Ring(null, ("VoiceUrl", simulator.Url("voice") + "?site=7"), ("VoiceMethod", "GET"));

        var request = Assert.Single(simulator.Received);
        Assert.True(request.IsSigned);
        Assert.Equal(("7", "ringing"), (request["site"], request["CallStatus"]));
    }

    [Fact]
    public async Task A_forwarded_call_is_told_in_the_documented_order()
    {
        Forward("timeout=\"20\" answerOnBridge=\"true\" record=\"record-from-answer-dual\" recordingStatusCallback=\"/hooks/rec\" action=\"/hooks/done\"", "+14155550101");
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")), ("StatusCallback", simulator.Url("ended")));

        await simulator.Seconds(60);

        Assert.Equal(["voice", "leg initiated", "leg ringing", "leg in-progress", "whisper in-progress", "leg completed", "done in-progress", "ended completed", "rec"],
            simulator.Received.Select(r => r.Name is "voice" or "rec" ? r.Name : $"{r.Name} {r["CallStatus"]}"));
        var done = simulator.Received.Single(r => r.Name == "done");
        Assert.Equal((sid, "completed", "true", "20"), (done["CallSid"], done["DialCallStatus"], done["DialBridged"], done["RecordingDuration"]));
        Assert.All(simulator.Received, r => Assert.True(r.IsSigned));
    }

    [Fact]
    public async Task A_forwarded_call_is_two_legs_and_both_are_billed()
    {
        Forward("answerOnBridge=\"true\"", "+14155550101");
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")));
        await simulator.Seconds(120);

        var parent = await simulator.Call(sid);
        var child = Assert.Single((await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"].EnumerateArray());

        Assert.Equal(("completed", "20", "-0.00850"), (parent.Text("status"), parent.Text("duration"), parent.Text("price")));
        Assert.Equal(("outbound-dial", Caller, "-0.01400"), (child.GetProperty("direction").GetString(), child.GetProperty("from").GetString(), child.GetProperty("price").GetString()));
        Assert.Equal(JsonValueKind.Null, parent["parent_call_sid"].ValueKind);
    }

    [Fact]
    public async Task A_declined_screening_is_completed_and_not_bridged()
    {
        simulator.Answers["whisper"] = _ => SimulatorFixture.Twiml("<Response><Gather numDigits=\"1\" timeout=\"5\" action=\"/hooks/screened\"><Say>Press 1</Say></Gather><Hangup/></Response>");
        Forward("answerOnBridge=\"true\" action=\"/hooks/done\"", "+14155550106");
        await Ring(null, ("VoiceUrl", simulator.Url("voice")));
        await simulator.Seconds(60);

        var done = simulator.Received.Single(r => r.Name == "done");
        Assert.Equal(("completed", "false"), (done["DialCallStatus"], done["DialBridged"]));
        Assert.DoesNotContain("screened", simulator.Names());
    }

    [Fact]
    public async Task An_accepted_screening_is_bridged()
    {
        simulator.Answers["whisper"] = _ => SimulatorFixture.Twiml("<Response><Gather numDigits=\"1\" action=\"/hooks/screened\"><Say>Press 1</Say></Gather><Hangup/></Response>");
        Forward("answerOnBridge=\"true\" action=\"/hooks/done\"", "+14155550101");
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")));
        await simulator.Seconds(60);

        var screened = simulator.Received.Single(r => r.Name == "screened");
        Assert.Equal(("1", sid), (screened["Digits"], screened["ParentCallSid"]));
        Assert.Equal("true", simulator.Received.Single(r => r.Name == "done")["DialBridged"]);
    }

    [Fact]
    public async Task An_unanswered_call_leaves_a_voicemail()
    {
        simulator.Answers["done"] = _ => SimulatorFixture.Twiml("<Response><Say>Leave a message</Say><Record action=\"/hooks/message\" maxLength=\"120\" recordingStatusCallback=\"/hooks/rec\"/></Response>");
        Forward("timeout=\"20\" action=\"/hooks/done\"", "+14155550103");
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")));
        await simulator.Seconds(90);

        Assert.Equal("no-answer", simulator.Received.Single(r => r.Name == "done")["DialCallStatus"]);
        Assert.Equal(("hangup", "completed", "12"), (Message["Digits"], Message["CallStatus"], Message["RecordingDuration"]));
        var recording = (await simulator.Get($"/Recordings.json?CallSid={sid}"))["recordings"][0];
        Assert.Equal(("RecordVerb", "12", "completed"), (recording.GetProperty("source").GetString(), recording.GetProperty("duration").GetString(), recording.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task A_caller_who_says_nothing_leaves_no_recording()
    {
        simulator.Answers["voice"] = _ => SimulatorFixture.Twiml("<Response><Record action=\"/hooks/message\" timeout=\"5\"/><Redirect>/hooks/after</Redirect></Response>");
        var sid = await Ring(new() { SpeaksFor = TimeSpan.Zero }, ("VoiceUrl", simulator.Url("voice")));
        await simulator.Seconds(30);

        Assert.Equal(["voice", "after"], simulator.Names());
        Assert.Equal(0, (await simulator.Get($"/Calls/{sid}/Recordings.json"))["recordings"].GetArrayLength());
    }

    [Fact]
    public async Task A_caller_who_gives_up_cancels_what_rings()
    {
        Forward("answerOnBridge=\"true\" action=\"/hooks/done\"", "+14155550103");
        var sid = await Ring(new() { HangsUpAfter = TimeSpan.FromSeconds(10) }, ("VoiceUrl", simulator.Url("voice")), ("StatusCallback", simulator.Url("ended")));
        await simulator.Seconds(60);

        var child = (await simulator.Get($"/Calls.json?ParentCallSid={sid}"))["calls"][0];
        Assert.Equal(("canceled", "canceled"), ((await simulator.Call(sid)).Text("status"), child.GetProperty("status").GetString()));
        Assert.Equal(["leg", "done", "ended"], simulator.Names().TakeLast(3));
    }

    [Fact]
    public async Task Without_a_voice_address_the_call_fails_at_once()
    {
        var sid = await Ring(null, ("VoiceUrl", ""), ("StatusCallback", simulator.Url("ended")));

        Assert.Equal("failed", (await simulator.Call(sid)).Text("status"));
        Assert.Equal(["ended"], simulator.Names());
        Assert.Equal("11100", (await Problems(sid)).Single());
    }

    [Fact]
    public async Task An_account_without_credit_takes_no_call()
    {
        var number = await simulator.Buy(("VoiceUrl", simulator.Url("voice")));
        simulator.Switches.Positions = new() { NoCredit = true };

        var sid = simulator.Inbound.Call(Caller, number.GetProperty("phone_number").GetString()!);
        await simulator.Seconds(1);

        Assert.Equal(("failed", "10003"), ((await simulator.Call(sid)).Text("status"), (await Problems(sid)).Single()));
    }

    [Theory]
    [InlineData("text/html", "<html>not TwiML", 200, "12100")]
    [InlineData("text/xml", "<Answer/>", 200, "12102")]
    [InlineData("text/xml", "", 200, "11770")]
    [InlineData("application/json", "{}", 200, "12300")]
    [InlineData("text/xml", "<Response/>", 500, "11200")]
    public async Task A_wrong_answer_is_noted_and_the_fallback_asked(string type, string body, int status, string code)
    {
        simulator.Answers["voice"] = _ => Results.Text(body, type, statusCode: status);
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")), ("VoiceFallbackUrl", simulator.Url("fallback")));

        Assert.Equal(code, (await Problems(sid)).Single());
        var fallback = simulator.Received.Single(r => r.Name == "fallback");
        Assert.Equal((code, simulator.Url("voice")), (fallback["ErrorCode"], fallback["ErrorUrl"]));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_given_up_as_the_address_says()
    {
        using var never = new SemaphoreSlim(0);
        simulator.Answers["voice"] = _ => new Hanging(never);
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice") + "#tt=200"), ("VoiceFallbackUrl", simulator.Url("fallback")));
        never.Release();

        Assert.Equal(("11205", "fallback"), ((await Problems(sid)).Single(), simulator.Names().Last()));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/voice", "11202")]
    public async Task An_address_that_nobody_answers_at_is_noted(string url, string code)
    {
        var sid = await Ring(null, ("VoiceUrl", url));

        Assert.Equal(code, (await Problems(sid)).Single());
    }

    [Fact]
    public async Task A_failing_answer_is_tried_again_as_the_address_says()
    {
        simulator.Answers["voice"] = _ => Results.StatusCode(simulator.Received.Count < 3 ? 503 : 204);
        await Ring(null, ("VoiceUrl", simulator.Url("voice") + "#rc=2&rp=5xx"), ("VoiceFallbackUrl", ""));

        Assert.Equal(3, simulator.Received.Count);
        Assert.Single(simulator.Received.Select(r => r.Headers["I-Twilio-Idempotency-Token"]).Distinct());
    }

    [Fact]
    public async Task A_number_on_a_trunk_does_not_ask_its_voice_address()
    {
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")), ("TrunkSid", "TK00000000000000000000000000000000"));

        Assert.Equal("failed", (await simulator.Call(sid)).Text("status"));
        Assert.Empty(simulator.Received);
    }

    [Fact]
    public async Task A_caller_without_a_fallback_hears_an_apology()
    {
        simulator.Answers["voice"] = _ => Results.StatusCode(500);
        var sid = await Ring(null, ("VoiceUrl", simulator.Url("voice")));
        Assert.Equal("in-progress", (await simulator.Call(sid)).Text("status"));

        await simulator.Seconds(10);

        Assert.Equal("completed", (await simulator.Call(sid)).Text("status"));
    }

    private ReceivedWebhook Message => simulator.Received.Single(r => r.Name == "message");

    private void Forward(string attributes, string to) => simulator.Answers["voice"] = _ => SimulatorFixture.Twiml(
        $"<Response><Dial {attributes}><Number url=\"/hooks/whisper\" statusCallback=\"/hooks/leg\" statusCallbackEvent=\"initiated ringing answered completed\">{to}</Number></Dial></Response>");

    private async Task<string> Ring(Party? caller, params (string, string)[] settings)
    {
        var number = await simulator.Buy(settings);
        var sid = simulator.Inbound.Call(Caller, number.GetProperty("phone_number").GetString()!, caller);
        await simulator.Seconds(0);
        return sid;
    }

    private async Task<IEnumerable<string?>> Problems(string sid) =>
        (await simulator.Get($"/Calls/{sid}/Notifications.json"))["notifications"].EnumerateArray().Select(n => n.GetProperty("error_code").GetString());

    private sealed class Hanging(SemaphoreSlim never) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => never.WaitAsync(httpContext.RequestAborted);
    }
}
