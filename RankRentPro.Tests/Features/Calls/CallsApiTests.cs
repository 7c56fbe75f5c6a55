using System.Globalization;
using System.Net;
using System.Text.Json;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Features.Numbers;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallsApiTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    private const string Log = "/api/twilio/call-logs";

    private static readonly string[] Always = ["id", "call_sid", "phoneNumberId", "direction", "from", "to", "callerNumber", "duration", "status", "outcomeReason", "timestamp"];

    [Fact]
    public async Task Calls_come_newest_first_with_where_the_page_stands()
    {
        var answer = await Ask("");

        Assert.Equal((HttpStatusCode.OK, "5 4 3 2 1"), (answer.Status, Sids(answer)));
        Assert.Equal("""{"page":1,"limit":50,"totalPages":1,"totalItems":5}""", answer.At("pagination").GetRawText());
    }

    [Fact]
    public async Task A_call_tells_what_became_of_it_and_what_it_cost()
    {
        var call = (await Ask("")).List("callLogs").Single(call => Text(call, "id") == CallSid(1));

        Assert.Equal([.. Always, "transcription", "price", "priceUnit", "notes", "tags", "firstCall"], call.EnumerateObject().Select(field => field.Name));
        Assert.Equal((CallSid(1), "inbound", Caller, Ours, Caller), (Text(call, "call_sid"), Text(call, "direction"), Text(call, "from"), Text(call, "to"), Text(call, "callerNumber")));
        Assert.Equal((42, "completed", 0.0225m, "USD"), (call.GetProperty("duration").GetInt32(), Text(call, "status"), call.GetProperty("price").GetDecimal(), Text(call, "priceUnit")));
        Assert.Equal("2026-03-10T15:00:00+00:00", Text(call, "timestamp"));
        Assert.Equal(app.Number(Ours).Id.ToString(CultureInfo.InvariantCulture), Text(call, "phoneNumberId"));
        Assert.True(call.GetProperty("firstCall").GetBoolean());
        Assert.Contains("answered", Text(call, "outcomeReason"), StringComparison.Ordinal);
        var placed = (await Ask("direction=outbound")).List("callLogs").Single();
        Assert.Equal((Ours, Customer), (Text(placed, "from"), Text(placed, "to")));
    }

    [Fact]
    public async Task Calls_keep_the_id_of_a_number_that_is_released()
    {
        await using var own = new HistoryApp();
        await own.InitializeAsync();
        using var program = own.Program();
        var number = own.Number(HistoryApp.London).Id;
        own.Database.Write(connection => connection.Execute("update numbers set released_at = 1 where id = @number", new { number }));
        own.Database.Write(connection => new CallIntake(connection, MigratedDatabase.Zone, Began).Fold([CallSid(4)]));

        var answer = await program.Get($"{Log}?phoneNumberId={number}");

        Assert.Equal(("4", $"{number}"), (Sids(answer), Text(answer.List("callLogs")[0], "phoneNumberId")));
    }

    [Fact]
    public async Task Whatever_changes_of_a_call_is_told_to_who_asks_for_changes()
    {
        await using var own = new HistoryApp();
        await own.InitializeAsync();
        using var program = own.Program();
        var first = await program.Get($"{Log}?updatedSince=2020-01-01T00:00:00Z");
        var cursor = Cursor(first);
        var changes = new (int Call, Action<System.Data.Common.DbConnection> Change)[]
        {
            (2, connection => CallNotesSql.Edit(connection, new(CallsSql.Find(connection, CallSid(2))!.Id, 0, "Call back", []), TimeProvider.System.GetUtcNow())),
            (1, connection => SpamMark.Set(connection, CallSid(1), spam: true, TimeProvider.System.GetUtcNow())),
            (5, connection => new CallIntake(connection, MigratedDatabase.Zone, TimeProvider.System.GetUtcNow()).TakeLegs([Inbound(5, from: "<script>alert(1)</script>") with { StartedAt = Began.AddDays(2), Price = 5_000, PriceCurrency = "USD" }])),
            (3, connection => RecordingLoss.Mark(connection, RecordingSid(1), TimeProvider.System.GetUtcNow())),
            (3, connection => RecordingLoss.Undo(connection, [RecordingSid(1)], TimeProvider.System.GetUtcNow())),
        };
        foreach (var (call, change) in changes)
        {
            own.Database.Write(change);

            var answer = await program.Get($"{Log}?updatedSince=2020-01-01T00:00:00Z&cursor={cursor}");

            Assert.Equal($"{call}", Sids(answer));
            cursor = Cursor(answer);
        }

        static string Cursor(ApiAnswer answer) => answer.At("pagination").GetProperty("syncCursor").GetString()!;
    }

    [Fact]
    public async Task A_price_that_is_not_known_and_a_recording_that_is_not_there_are_absent()
    {
        var call = (await Ask("status=missed&search=0124")).List("callLogs").Single();

        Assert.Equal([.. Always, "transcription", "notes", "tags", "firstCall"], call.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("missed", 0, "", ""), (Text(call, "status"), call.GetProperty("duration").GetInt32(), Text(call, "notes"), Text(call, "transcription")));
    }

    [Fact]
    public async Task Notes_and_tags_are_told()
    {
        app.Database.Write(connection => CallNotesSql.Edit(connection, new(CallsSql.Find(connection, CallSid(5))!.Id, 0, "Call back", ["roof", "urgent"]), Began));

        var call = (await Ask("")).List("callLogs")[0];

        Assert.Equal(("Call back", """["roof","urgent"]"""), (Text(call, "notes"), call.GetProperty("tags").GetRawText()));
    }

    [Theory]
    [InlineData("status=missed", "4 2")]
    [InlineData("status=completed&direction=inbound", "5 1")]
    [InlineData("direction=outbound", "3")]
    [InlineData("from=2026-03-10&to=2026-03-11", "4 3 2 1")]
    [InlineData("from=2026-03-11", "5")]
    [InlineData("from=2026-03-10T16:00:00Z&to=2026-03-10T17:00:00Z", "2")]
    [InlineData("from=2026-03-10T17:00:00%2B01:00&to=2026-03-10T17:00:00.000Z", "2")]
    [InlineData("from=2026-03-10T17:00:00+01:00&to=2026-03-10T12:00:00-05:00", "2")]
    [InlineData("from=2026-03-10T16:00&to=2026-03-10T17:00:00.123456789Z", "3 2")]
    [InlineData("to=2026-03-10", "")]
    [InlineData("search=%2B1 (737) 555-0124", "2")]
    [InlineData("search=0007", "4")]
    [InlineData("status=&phoneNumberId=&direction=&from=&to=&search=&cursor=&updatedSince=&page=&limit=", "5 4 3 2 1")]
    [InlineData("status=blocked", "")]
    public async Task Each_filter_counts_and_an_empty_one_is_absent(string query, string expected)
    {
        var answer = await Ask(query);

        Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, Sids(answer)));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, answer.At("pagination").GetProperty("totalItems").GetInt32());
    }

    [Fact]
    public async Task Calls_of_one_number_are_asked_for_by_its_id() =>
        Assert.Equal("4", Sids(await Ask($"phoneNumberId={app.Number(HistoryApp.London).Id}")));

    [Theory]
    [InlineData("status=answered", "status")]
    [InlineData("status=Completed", "status")]
    [InlineData("direction=sideways", "direction")]
    [InlineData("phoneNumberId=999", "phoneNumberId")]
    [InlineData("phoneNumberId=PN1", "phoneNumberId")]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=2026-02-30&to=1", "from to")]
    [InlineData("search=ab", "search")]
    [InlineData("search=12", "search")]
    [InlineData("updatedSince=now", "updatedSince")]
    [InlineData("updatedSince=Tue, 10 Mar 2026 15:00:00 GMT", "updatedSince")]
    [InlineData("from=10.03.2026T15:00&to=2026-3-11T1:00", "from to")]
    [InlineData("from=2026-03-10T3:00 PM&to=2026-03-11T25:00", "from to")]
    [InlineData("from=03/10/2026T15:00:00Z&to=2026-03-11T12:00:00ZZ", "from to")]
    [InlineData("page=-1", "page")]
    [InlineData("page=0", "page")]
    [InlineData("page=1.5&limit=-5", "limit page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("page=201", "page")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("from=2026-03-12&to=2026-03-10", "to")]
    [InlineData("from=2026-03-10T16:00:00Z&to=2026-03-10T15:00:00Z", "to")]
    public async Task A_wrong_value_is_400_and_named(string query, string fields)
    {
        var answer = await Ask(query);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json", fields), (answer.Status, answer.Header("Content-Type"), answer.Wrong));
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task One_call_comes_with_its_legs_events_and_recordings()
    {
        var answer = await Get($"{Log}/{CallSid(3)}");

        Assert.Equal((HttpStatusCode.OK, CallSid(3), Customer), (answer.Status, answer.Text("id"), answer.Text("callerNumber")));
        Assert.Equal([CallSid(3), CallSid(1003)], answer.List("legs").Select(leg => Text(leg, "sid")));
        Assert.Equal(RecordingSid(1), Text(answer.List("recordings").Single(), "sid"));
        Assert.Equal(JsonValueKind.Array, answer.At("events").ValueKind);
        Assert.StartsWith($"{app.Url}media/", answer.Text("recording"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CA0000000000000000000000000000dead")]
    [InlineData("RE00000000000000000000000000000001")]
    [InlineData("1")]
    [InlineData("CA%20")]
    public async Task A_call_that_is_not_there_is_404(string sid)
    {
        var answer = await Get($"{Log}/{sid}");

        Assert.Equal((HttpStatusCode.NotFound, "There is no such call."), (answer.Status, answer.Message));
    }

    private Task<ApiAnswer> Ask(string query) => Get($"{Log}?{query}");

    private async Task<ApiAnswer> Get(string path)
    {
        using var program = app.Program();
        return await program.Get(path);
    }

    /// <summary>The numbers of the calls, as the builder gave them.</summary>
    internal static string Sids(ApiAnswer answer) => string.Join(' ', answer.List("callLogs").Select(call => int.Parse(Text(call, "id").AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
