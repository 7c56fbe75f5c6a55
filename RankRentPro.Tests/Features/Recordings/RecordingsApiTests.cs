using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RankRentPro.Simulator;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class RecordingsApiTests : IClassFixture<RecordedDemo>, IDisposable
{
    private const string List = "/api/twilio/recordings";
    private readonly RecordedDemo _app;
    private readonly ApiClient _program;

    public RecordingsApiTests(RecordedDemo app) => (_app, _program) = (app, app.Program());

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Recordings_come_with_their_call_and_an_address_that_plays()
    {
        var answer = await _program.Get(List);

        var recording = answer.List("recordings")[^1];
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["sid", "callSid", "duration", "status", "dateCreated", "channels", "fromNumber", "toNumber", "callDuration", "callStatus", "mediaUrl"],
            recording.EnumerateObject().Select(field => field.Name));
        Assert.Equal((40, 2, "completed", RecordedDemo.Customer), (recording.GetProperty("duration").GetInt32(), recording.GetProperty("channels").GetInt32(), Text(recording, "callStatus"), Text(recording, "toNumber")));
        Assert.StartsWith($"{_app.Url}media/", Text(recording, "mediaUrl"), StringComparison.Ordinal);
        Assert.Equal(_app.Sids().Count, answer.At("pagination").GetProperty("totalItems").GetInt32());
    }

    [Fact]
    public async Task Without_a_public_address_audio_is_at_the_host_that_was_asked()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, List) { Headers = { Host = "phones.example.com:81" } };

        Assert.StartsWith("http://phones.example.com:81/media/", Text((await _program.Send(request)).List("recordings")[^1], "mediaUrl"), StringComparison.Ordinal);
        var calls = await _program.Send(new(HttpMethod.Get, "/api/twilio/call-logs") { Headers = { Host = "phones.example.com:81" } });
        Assert.StartsWith("http://phones.example.com:81/media/", calls.List("callLogs").First(call => call.TryGetProperty("recording", out _)).GetProperty("recording").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_filter_counts_and_cursors_read_on()
    {
        using var visitor = await _app.DemoOwner();
        var sid = await _app.Record(visitor);
        var call = _app.Database.Read(connection => RankRentPro.Features.Calls.CallsSql.OfLegs(connection, [_app.CallOf(sid)]))[_app.CallOf(sid)];

        Assert.Equal([sid], Sids(await _program.Get($"{List}?callSid={call.Sid}&phoneNumberId=&page=&limit=&cursor=")));
        Assert.Contains(sid, Sids(await _program.Get($"{List}?phoneNumberId={call.NumberId}&limit=1000000000")));
        var none = await _program.Get($"{List}?phoneNumberId={_app.Number("+13035550142").Id}");
        Assert.Equal((0, 0), (none.List("recordings").Count, none.At("pagination").GetProperty("totalItems").GetInt32()));
        var first = await _program.Get($"{List}?limit=1");
        var next = await _program.Get($"{List}?limit=1&cursor={first.At("pagination").GetProperty("nextCursor").GetString()}");
        Assert.Equal(Sids(await _program.Get($"{List}?limit=1&page=2")), Sids(next));
        Assert.NotEqual(Sids(first), Sids(next));
    }

    [Fact]
    public async Task A_limit_above_500_is_500_and_a_cursor_of_another_filter_is_refused()
    {
        var first = await _program.Get($"{List}?phoneNumberId={_app.Number(RecordedDemo.Austin).Id}&limit=1");
        using var visitor = await _app.DemoOwner();
        await _app.Record(visitor);
        var cursor = (await _program.Get($"{List}?limit=1")).At("pagination").GetProperty("nextCursor").GetString();

        Assert.Equal(500, (await _program.Get($"{List}?limit=1000000000")).At("pagination").GetProperty("limit").GetInt32());
        Assert.Equal((HttpStatusCode.OK, "cursor"), (first.Status, (await _program.Get($"{List}?callSid={CallBuilder.CallSid(1)}&cursor={cursor}")).Wrong));
        Assert.Equal("cursor", (await _program.Get($"{List}?phoneNumberId={_app.Number(RecordedDemo.Austin).Id}&cursor={cursor}")).Wrong);
    }

    [Theory]
    [InlineData("callSid=RE1", "callSid")]
    [InlineData("phoneNumberId=999999", "phoneNumberId")]
    [InlineData("page=-1&limit=x", "limit page")]
    [InlineData("cursor=1-RE1.00000000", "cursor")]
    public async Task A_wrong_value_is_named(string query, string fields)
    {
        var answer = await _program.Get($"{List}?{query}");

        Assert.Equal((HttpStatusCode.BadRequest, fields), (answer.Status, answer.Wrong));
    }

    [Fact]
    public async Task One_recording_is_asked_for_by_its_id_and_all_of_a_call_by_the_calls()
    {
        var listed = (await _program.Get(List)).List("recordings")[^1];

        var one = await _program.Get($"{List}/{Text(listed, "sid")}");
        var ofCall = await _program.Get($"{List}/{Text(listed, "callSid")}");

        Assert.Equal((HttpStatusCode.OK, listed.GetRawText()), (one.Status, one.Body));
        Assert.Equal(listed.GetRawText(), ofCall.List("recordings").Single().GetRawText());
    }

    [Theory]
    [InlineData("GET", "RE00000000000000000000000000000009")]
    [InlineData("GET", "CA00000000000000000000000000000009")]
    [InlineData("GET", "RE00000000000000000000000000000009/media")]
    [InlineData("GET", "nothing")]
    [InlineData("DELETE", "RE00000000000000000000000000000009")]
    [InlineData("DELETE", "CA00000000000000000000000000000009")]
    public async Task A_recording_that_is_not_there_is_404(string method, string path)
    {
        var answer = await _program.Send(new(new HttpMethod(method), $"{List}/{path}"));

        Assert.Equal((HttpStatusCode.NotFound, "There is no such recording."), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task The_audio_is_served_whole_and_in_parts()
    {
        var path = $"{List}/{_app.Sids()[0]}/media";
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Range = new RangeHeaderValue(100, 199);

        var (whole, part) = (await _program.Get(path), await _program.Send(request));

        Assert.Equal((HttpStatusCode.OK, "audio/mpeg", "bytes"), (whole.Status, whole.Header("Content-Type"), whole.Header("Accept-Ranges")));
        Assert.Equal(HttpStatusCode.PartialContent, part.Status);
        Assert.Equal(whole.Bytes[100..200], part.Bytes);
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_here_and_at_Twilio()
    {
        using var visitor = await _app.DemoOwner();
        var sid = await _app.Record(visitor);

        var callSid = Text((await _program.Get($"{List}/{sid}")).Json, "callSid");

        var answer = await _program.Delete($"{List}/{sid}");

        Assert.Equal((HttpStatusCode.NoContent, 0), (answer.Status, answer.Bytes.Length));
        Assert.False(_app.IsAtTwilio(sid));
        Assert.Equal(HttpStatusCode.NotFound, (await _program.Get($"{List}/{sid}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _program.Get($"{List}/{sid}/media")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _program.Delete($"{List}/{sid}")).Status);
        Assert.DoesNotContain(sid, Sids(await _program.Get(List)));
        var call = await _program.Get($"/api/twilio/call-logs/{callSid}");
        Assert.False(call.Has("recording"));
        Assert.Empty(call.List("recordings"));
        Assert.Equal("""{"recordings":[]}""", (await _program.Get($"{List}/{callSid}")).Body);
    }

    [Fact]
    public async Task A_deletion_that_Twilio_refuses_is_422_and_deletes_nothing()
    {
        var sid = _app.Sids()[0];
        _app.Switches.Turn(positions => positions with { Suspended = true });

        var answer = await _program.Delete($"{List}/{sid}");
        _app.Switches.Turn(_ => new SwitchPositions());

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 20003), (answer.Status, answer.At("twilioCode").GetInt32()));
        Assert.Contains(sid, _app.Sids());
    }

    private static IEnumerable<string> Sids(ApiAnswer answer) => answer.List("recordings").Select(recording => Text(recording, "sid"));

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
