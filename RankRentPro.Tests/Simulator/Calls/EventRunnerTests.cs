namespace RankRentPro.Tests.Simulator.Calls;

public sealed class EventRunnerTests : IAsyncLifetime
{
    private readonly SimulatorFixture _simulator = new() { RealTime = true };

    public ValueTask InitializeAsync() => _simulator.InitializeAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Fact]
    public async Task What_is_due_happens_by_itself()
    {
        var asked = new TaskCompletionSource<ReceivedWebhook>(TaskCreationOptions.RunContinuationsAsynchronously);
        _simulator.Answers["voice"] = request =>
        {
            asked.SetResult(request);
            return SimulatorFixture.Twiml("<Response/>");
        };
        var number = await _simulator.Buy(("VoiceUrl", _simulator.Url("voice")));

        var sid = _simulator.Inbound.Call("+13125550142", number.GetProperty("phone_number").GetString()!);

        var request = await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(sid, request["CallSid"]);
    }

    [Fact]
    public async Task A_slow_answer_to_one_call_does_not_hold_up_another()
    {
        var (slow, quick) = (new TaskCompletionSource(), new TaskCompletionSource());
        _simulator.Answers["slow"] = _ => new Waiting(slow.Task);
        _simulator.Answers["quick"] = _ => { quick.SetResult(); return SimulatorFixture.Twiml("<Response/>"); };
        var first = await _simulator.Buy(("VoiceUrl", _simulator.Url("slow")));
        var second = await _simulator.Buy(("VoiceUrl", _simulator.Url("quick")));

        _simulator.Inbound.Call("+13125550142", first.GetProperty("phone_number").GetString()!);
        _simulator.Inbound.Call("+13125550143", second.GetProperty("phone_number").GetString()!);

        await quick.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        slow.SetResult();
    }

    private sealed class Waiting(Task until) : Microsoft.AspNetCore.Http.IResult
    {
        public Task ExecuteAsync(Microsoft.AspNetCore.Http.HttpContext httpContext) => until;
    }
}
