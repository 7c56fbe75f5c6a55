using System.Net;
using Dapper;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallLogTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    private const string Log = "/api/twilio/call-logs";

    [Theory]
    [InlineData("")]
    [InlineData("&to=2027-01-01T00:00:00Z")]
    [InlineData("&updatedSince=2020-01-01T00:00:00Z")]
    public async Task Cursors_walk_through_everything_once(string filter)
    {
        using var program = app.Program();
        List<string> seen = [];
        string? cursor = null;

        do
        {
            var answer = await program.Get($"{Log}?limit=2{filter}&cursor={cursor}");
            seen.Add(CallsApiTests.Sids(answer));
            Assert.InRange(seen.Count, 1, 20);
            cursor = answer.At("pagination").TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal([1, 2, 3, 4, 5], string.Join(' ', seen).Split(' ').Select(int.Parse).Order());
    }

    [Fact]
    public async Task Who_asks_for_changes_again_and_again_gets_each_once_and_misses_none()
    {
        using var program = app.Program();
        var (seen, cursor) = await Poll(program, null);
        Assert.Equal("1 2 3 4 5", string.Join(' ', seen.Split(' ').Order()));
        Assert.Equal("", (await Poll(program, cursor)).Seen);

        Change(3);
        (seen, cursor) = await Poll(program, cursor);
        Change(2);
        Change(4);

        Assert.Equal(("3", "2 4"), (seen, (await Poll(program, cursor)).Seen));
        Assert.Equal("2 4", (await Poll(program, cursor)).Seen);
    }

    [Fact]
    public async Task Where_nothing_changed_yet_what_changes_later_is_not_missed()
    {
        using var program = app.Program();
        var last = app.Database.Read(connection => connection.ExecuteScalar<long>("select max(changed_at) from calls"));
        var since = $"{DateTimeOffset.FromUnixTimeMilliseconds(last + 1):yyyy-MM-ddTHH:mm:ss.fffZ}";
        var empty = (await program.Get($"{Log}?updatedSince={since}")).At("pagination");
        Change(5);

        var later = await program.Get($"{Log}?updatedSince={since}&cursor={empty.GetProperty("syncCursor").GetString()}");

        Assert.False(empty.TryGetProperty("nextCursor", out _));
        Assert.Equal("5", CallsApiTests.Sids(later));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Get($"{Log}?cursor={empty.GetProperty("syncCursor").GetString()}")).Status);
        Assert.False((await program.Get(Log)).At("pagination").TryGetProperty("syncCursor", out _));
    }

    [Fact]
    public async Task Pages_by_number_and_by_cursor_are_the_same()
    {
        using var program = app.Program();
        var first = await program.Get($"{Log}?limit=2&page=1");

        var second = await program.Get($"{Log}?limit=2&page=2");
        var byCursor = await program.Get($"{Log}?limit=2&cursor={first.At("pagination").GetProperty("nextCursor").GetString()}");

        Assert.Equal("""{"page":2,"limit":2,"totalPages":3,"totalItems":5""", second.At("pagination").GetRawText()[..49]);
        Assert.Equal(second.List("callLogs").Select(call => call.GetProperty("id").GetString()), byCursor.List("callLogs").Select(call => call.GetProperty("id").GetString()));
        Assert.False(byCursor.At("pagination").TryGetProperty("page", out _));
        Assert.Equal("1", CallsApiTests.Sids(await program.Get($"{Log}?limit=2&page=3")));
        Assert.Equal("", CallsApiTests.Sids(await program.Get($"{Log}?limit=2&page=4")));
    }

    [Theory]
    [InlineData("status=completed")]
    [InlineData("direction=inbound")]
    [InlineData("updatedSince=2020-01-01T00:00:00Z")]
    public async Task A_cursor_of_another_filter_is_refused(string filter)
    {
        using var program = app.Program();
        var cursor = (await program.Get($"{Log}?limit=1")).At("pagination").GetProperty("nextCursor").GetString()!;

        var answer = await program.Get($"{Log}?{filter}&cursor={cursor}");
        var elsewhere = await program.Get($"/api/twilio/recordings?cursor={cursor}");

        Assert.Equal((HttpStatusCode.BadRequest, "cursor"), (answer.Status, answer.Wrong));
        Assert.Equal((HttpStatusCode.BadRequest, "cursor"), (elsewhere.Status, elsewhere.Wrong));
    }

    [Fact]
    public async Task A_cursor_that_was_changed_is_refused()
    {
        using var program = app.Program();
        var cursor = (await program.Get($"{Log}?limit=1")).At("pagination").GetProperty("nextCursor").GetString()!;

        Assert.Equal("cursor", (await program.Get($"{Log}?cursor=x{cursor}")).Wrong);
        Assert.Equal("cursor", (await program.Get($"{Log}?cursor={cursor}x")).Wrong);
        Assert.Equal("cursor", (await program.Get($"{Log}?cursor=9{cursor.Replace("-", "000-", StringComparison.Ordinal)}")).Wrong);
        Assert.Equal("cursor", (await program.Get($"{Log}?cursor=top{cursor[cursor.LastIndexOf('.')..]}")).Wrong);
    }

    [Theory]
    [InlineData("1000000000")]
    [InlineData("501")]
    public async Task A_limit_above_500_is_500(string limit)
    {
        using var program = app.Program();

        Assert.Equal(500, (await program.Get($"{Log}?limit={limit}")).At("pagination").GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task Changes_since_an_instant_come_oldest_first_and_have_no_numbered_pages()
    {
        using var program = app.Program();
        var last = app.Database.Read(connection => connection.ExecuteScalar<long>("select changed_at from calls where sid = @sid", new { sid = CallSid(1) }));
        app.Database.Write(connection => connection.Execute("update calls set changed_at = @at where sid = @sid", new { at = last + 60_000, sid = CallSid(1) }));

        var since = DateTimeOffset.FromUnixTimeMilliseconds(last + 60_000).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("1", CallsApiTests.Sids(await program.Get($"{Log}?updatedSince={since}")));
        Assert.Equal(5, (await program.Get($"{Log}?updatedSince=2020-01-01T00:00:00Z&limit=1")).At("pagination").GetProperty("totalItems").GetInt32());
        Assert.Equal(5, (await program.Get($"{Log}?updatedSince=2020-01-01")).At("pagination").GetProperty("totalItems").GetInt32());
        Assert.EndsWith(" 1", CallsApiTests.Sids(await program.Get($"{Log}?updatedSince=2020-01-01T00:00:00Z")), StringComparison.Ordinal);
        Assert.Equal("page", (await program.Get($"{Log}?updatedSince={since}&page=2")).Wrong);
    }

    // As a program does it: on with nextCursor until there is none, and later with syncCursor.
    private static async Task<(string Seen, string Cursor)> Poll(ApiClient program, string? cursor)
    {
        List<string> seen = [];
        while (true)
        {
            var answer = await program.Get($"{Log}?limit=2&updatedSince=1960-01-01T00:00:00Z&cursor={cursor}");
            seen.Add(CallsApiTests.Sids(answer));
            Assert.InRange(seen.Count, 1, 20);
            cursor = answer.At("pagination").GetProperty("syncCursor").GetString()!;
            if (!answer.At("pagination").TryGetProperty("nextCursor", out var next))
            {
                return (string.Join(' ', seen.Where(some => some.Length > 0)), cursor);
            }
            Assert.Equal(next.GetString(), cursor);
        }
    }

    private void Change(int call) => app.Database.Write(connection =>
        connection.Execute("update calls set changed_at = (select max(changed_at) + 1 from calls) where sid = @sid", new { sid = CallSid(call) }));
}
