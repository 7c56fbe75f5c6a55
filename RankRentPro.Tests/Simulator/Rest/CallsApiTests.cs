using System.Net;
using System.Text.Json;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class CallsApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("", "+14065550120", 21201)]
    [InlineData("+14155550101", "", 21213)]
    [InlineData("hello", "own", 21211)]
    [InlineData("+1415555", "own", 21217)]
    [InlineData("+14155550101", "hello", 21212)]
    [InlineData("+14155550101", "+14155550160", 21210)]
    [InlineData("+33155500001", "own", 21215)]
    [InlineData("+19005550101", "own", 21202)]
    public async Task A_call_between_wrong_parties_is_refused(string to, string from, int code)
    {
        from = from == "own" ? await Own() : from;

        var answer = await simulator.Post("/Calls.json", ("To", to), ("From", from), ("Twiml", "<Response/>"));

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Url", "", 21205)]
    [InlineData("Url", "nowhere", 21205)]
    [InlineData("Method", "PUT", 21209)]
    [InlineData("Timeout", "601", 21208)]
    [InlineData("SendDigits", "12x", 21206)]
    [InlineData("StatusCallback", "nowhere", 21609)]
    [InlineData("StatusCallbackEvent", "picked-up", 21626)]
    [InlineData("Record", "perhaps", 20001)]
    [InlineData("Colour", "red", 20001)]
    public async Task A_call_with_wrong_settings_is_refused(string name, string value, int code)
    {
        (string, string)[] instructions = name == "Url" ? [] : [("Twiml", "<Response/>")];

        var answer = await simulator.Post("/Calls.json", [("To", "+14155550101"), ("From", await Own()), .. instructions, (name, value)]);

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_national_number_is_read_as_American()
    {
        var answer = await simulator.Post("/Calls.json", ("To", "(415) 555-0101"), ("From", await Own()), ("Twiml", "<Response/>"));

        Assert.Equal(("+14155550101", "queued", JsonValueKind.Null), (answer.Text("to"), answer.Text("status"), answer["start_time"].ValueKind));
    }

    [Theory]
    [InlineData("Status=busy", 1)]
    [InlineData("To=%2B14155550102", 1)]
    [InlineData("To=%2B14155550102&Status=completed", 0)]
    [InlineData("StartTime=2026-11-18", 2)]
    [InlineData("StartTime%3E=2026-11-18", 2)]
    [InlineData("StartTime%3E=2026-11-18T23:00:00Z", 2)]
    [InlineData("StartTime%3C=2026-11-18", 0)]
    [InlineData("StartTime%3C=2026-11-19", 2)]
    [InlineData("StartTime%3E=2026-11-18&StartTime%3C=2026-11-18", 0)]
    [InlineData("EndTime%3E=2026-11-19", 0)]
    [InlineData("ParentCallSid=CA00000000000000000000000000000000", 0)]
    public async Task Calls_are_listed_by_whole_days_and_exact_parties(string query, int count)
    {
        var from = (await simulator.Buy(("AreaCode", "509"))).GetProperty("phone_number").GetString()!;
        await simulator.Dial("+14155550102", ("From", from));
        await simulator.Dial("+14155550103", ("From", from), ("Timeout", "5"));
        await simulator.Seconds(20);

        var answer = await simulator.Get($"/Calls.json?From={Uri.EscapeDataString(from)}&{query}");

        Assert.Equal(count, answer["calls"].GetArrayLength());
    }

    [Theory]
    [InlineData("StartTime=%3E2026-11-18")]
    [InlineData("Status=ringing-loudly")]
    [InlineData("Direction=inbound")]
    public async Task A_filter_that_Twilio_does_not_know_is_refused(string query)
    {
        var answer = await simulator.Get($"/Calls.json?{query}");

        Assert.Equal(20001, answer.Code);
    }

    [Fact]
    public async Task A_running_call_is_not_deleted_and_an_ended_one_is()
    {
        await Own();
        var sid = await simulator.Dial("+14155550107");
        await simulator.Seconds(10);
        Assert.Equal(20009, (await simulator.Delete($"/Calls/{sid}.json")).Code);

        await simulator.Post($"/Calls/{sid}.json", ("Status", "completed"));

        Assert.Equal(HttpStatusCode.NoContent, (await simulator.Delete($"/Calls/{sid}.json")).Status);
        Assert.Equal(20404, (await simulator.Call(sid)).Code);
    }

    [Fact]
    public async Task An_ended_call_cannot_be_changed()
    {
        await Own();
        var sid = await simulator.Dial("+14155550104");
        await simulator.Seconds(10);

        var answer = await simulator.Post($"/Calls/{sid}.json", ("Status", "completed"));

        Assert.Equal((21220, "Call is not in-progress. Cannot redirect."), (answer.Code, answer.Text("message")));
    }

    private async Task<string> Own() => (await simulator.Buy(("AreaCode", "509"))).GetProperty("phone_number").GetString()!;
}
