using System.Net;
using System.Net.Http.Headers;
using RankRentPro.Simulator;

namespace RankRentPro.Tests.Simulator.Rest;

public sealed class RecordingsApiTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    private static readonly string Account = $"/simulator/2010-04-01/Accounts/{SimulatorOptions.AccountSid}";

    [Fact]
    public async Task Audio_is_served_whole_and_in_ranges()
    {
        var sid = await Recorded();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Account}/Recordings/{sid}.wav") { Headers = { Range = new RangeHeaderValue(0, 99) } };

        using var whole = await simulator.Http.GetAsync($"{Account}/Recordings/{sid}.mp3", TestContext.Current.CancellationToken);
        using var part = await simulator.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg"), (whole.StatusCode, whole.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.PartialContent, 100L, "audio/x-wav"), (part.StatusCode, part.Content.Headers.ContentLength, part.Content.Headers.ContentType?.MediaType));
        // Eight thousand samples of two bytes a second, behind a head of 44 bytes.
        var recording = await simulator.Get($"/Recordings/{sid}.json");
        var bytes = part.Content.Headers.ContentRange!.Length!.Value - 44;
        Assert.Equal(int.Parse(recording["duration"].GetString()!, System.Globalization.CultureInfo.InvariantCulture), bytes / 16_000 / recording["channels"].GetInt32());
    }

    [Fact]
    public async Task A_mono_recording_has_no_second_channel()
    {
        var sid = await Recorded();

        var answer = await simulator.Get($"/Recordings/{sid}?RequestedChannels=2");

        Assert.Equal((HttpStatusCode.BadRequest, 20001), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_call_that_is_under_way_can_be_recorded_until_it_ends()
    {
        var sid = await simulator.Dial("+14155550101");
        Assert.Equal(HttpStatusCode.BadRequest, (await simulator.Post($"/Calls/{sid}/Recordings.json")).Status);
        await simulator.Seconds(10);

        var started = await simulator.Post($"/Calls/{sid}/Recordings.json", ("RecordingChannels", "dual"));
        await simulator.Seconds(120);

        var recording = await simulator.Get($"/Recordings/{started.Text("sid")}.json");
        Assert.Equal((HttpStatusCode.Created, "completed", "StartCallRecordingAPI", "2"), (started.Status, recording.Text("status"), recording.Text("source"), recording.Text("channels")));
    }

    [Fact]
    public async Task Delayed_media_is_not_found_for_ten_minutes()
    {
        var sid = await Recorded();
        simulator.Switches.Turn(p => p with { MediaDelayed = true });
        var early = await simulator.Get($"/Recordings/{sid}.mp3");

        await simulator.Seconds(660);

        Assert.Equal(HttpStatusCode.NotFound, early.Status);
        Assert.Equal(HttpStatusCode.OK, (await simulator.Get($"/Recordings/{sid}.mp3")).Status);
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_and_shown_only_on_request()
    {
        var sid = await Recorded();

        Assert.Equal(HttpStatusCode.NoContent, (await simulator.Delete($"/Recordings/{sid}.json")).Status);

        Assert.Equal(20404, (await simulator.Get($"/Recordings/{sid}.json")).Code);
        Assert.Equal(20404, (await simulator.Get($"/Recordings/{sid}.mp3")).Code);
        Assert.DoesNotContain(sid, (await simulator.Get("/Recordings.json")).Body);
        Assert.Equal("deleted", (await simulator.Get($"/Recordings/{sid}.json?IncludeSoftDeleted=true")).Text("status"));
    }

    [Fact]
    public async Task Deleting_a_call_keeps_its_recordings()
    {
        var sid = await Recorded();
        var call = (await simulator.Get($"/Recordings/{sid}.json")).Text("call_sid");

        await simulator.Delete($"/Calls/{call}.json");

        Assert.Equal("completed", (await simulator.Get($"/Recordings/{sid}.json")).Text("status"));
    }

    [Theory]
    [InlineData("DateCreated=2026-11-17", 0)]
    [InlineData("DateCreated%3E=2026-11-18", 1)]
    [InlineData("DateCreated%3C=2026-11-18T14:59:59Z", 0)]
    [InlineData("ConferenceSid=CF00000000000000000000000000000000", 0)]
    public async Task Recordings_are_listed_by_date_to_the_second(string query, int count)
    {
        var call = (await simulator.Get($"/Recordings/{await Recorded()}.json")).Text("call_sid");

        var answer = await simulator.Get($"/Recordings.json?CallSid={call}&{query}");

        Assert.Equal(count, answer["recordings"].GetArrayLength());
    }

    private async Task<string> Recorded()
    {
        simulator.Switches.Positions = new();
        await simulator.Buy();
        var call = await simulator.Dial("+14155550101", ("Record", "true"));
        await simulator.Seconds(60);
        return (await simulator.Get($"/Calls/{call}/Recordings.json"))["recordings"][0].GetProperty("sid").GetString()!;
    }
}
