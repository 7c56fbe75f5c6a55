using System.Net;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallLogScaleTests(BusyHistory app) : IClassFixture<BusyHistory>
{
    private const string Log = "/api/twilio/call-logs";

    [Theory]
    [InlineData("")]
    [InlineData("&status=missed")]
    [InlineData("&phoneNumberId=1&direction=outbound")]
    [InlineData("&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")]
    [InlineData("&search=120")]
    [InlineData("&updatedSince=1970-01-01T00:00:00Z")]
    public async Task A_hundred_calls_cost_as_few_statements_as_one_and_no_table_is_read_from_end_to_end(string filter)
    {
        using var program = app.Program();
        // The first request of a key writes down that it was used.
        var first = await program.Get($"{Log}?limit=100{filter}");
        var place = first.At("pagination").TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : "";

        var (one, _) = await Asked(program, $"{Log}?limit=1{filter}");
        var (hundred, scans) = await Asked(program, $"{Log}?limit=100{filter}{place}");

        // One more asks where a search ended.
        Assert.InRange(hundred, 1, one + 1);
        Assert.InRange(one, 1, 10);
        Assert.DoesNotContain(scans, scan => scan.StartsWith("calls:", StringComparison.Ordinal) || scan.StartsWith("legs:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_far_down_has_an_end_and_a_cursor_none()
    {
        using var program = app.Program();

        var last = await program.Get($"{Log}?limit=300&page=34");
        var behind = await program.Get($"{Log}?limit=300&page=35");
        var further = await program.Get($"{Log}?limit=300&cursor={last.At("pagination").GetProperty("nextCursor").GetString()}");

        Assert.Equal((300, 34), (last.List("callLogs").Count, last.At("pagination").GetProperty("totalPages").GetInt32()));
        Assert.Equal("page", behind.Wrong);
        Assert.Equal(300, further.List("callLogs").Count);
    }

    [Theory]
    [InlineData("", 100_000, false)]
    [InlineData("status=missed", 10_000, false)]
    [InlineData("from=2025-12-01T08:30:00Z", 10_000, true)]
    [InlineData("updatedSince=1970-01-01T00:00:00Z", 10_000, true)]
    public async Task Counting_stops_where_the_sums_do_not_know(string query, int total, bool isCapped)
    {
        using var program = app.Program();

        var pagination = (await program.Get($"{Log}?{query}")).At("pagination");

        Assert.Equal((total, isCapped), (pagination.GetProperty("totalItems").GetInt32(), pagination.TryGetProperty("totalItemsCapped", out var capped) && capped.GetBoolean()));
    }

    [Theory]
    [InlineData("direction=outbound", 1_000)]
    [InlineData("direction=outbound&phoneNumberId=1", 1_000)]
    [InlineData("direction=outbound&status=missed", 1_000)]
    [InlineData("direction=outbound&from=2025-01-01T00:00:01Z", 1_000)]
    [InlineData("direction=inbound&status=missed&phoneNumberId=1", 9_000)]
    public async Task Every_page_that_is_promised_has_its_calls(string query, int total)
    {
        using var program = app.Program();
        var (told, page, pages) = (0, 0, 1);
        while (page < pages)
        {
            var answer = await program.Get($"{Log}?{query}&limit=300&page={++page}");
            pages = answer.At("pagination").GetProperty("totalPages").GetInt32();
            told += answer.List("callLogs").Count;
        }

        Assert.Equal((total, (total + 299) / 300), (told, pages));
    }

    [Theory]
    [InlineData("search=120&limit=500&page=20")]
    [InlineData("updatedSince=1970-01-01T00:00:00Z&status=busy")]
    public async Task A_search_that_was_cut_short_reads_on_from_there(string query)
    {
        using var program = app.Program();

        var answer = await program.Get($"{Log}?{query}");

        Assert.Empty(answer.List("callLogs"));
        Assert.Equal(HttpStatusCode.OK, (await program.Get($"{Log}?{query}&cursor={answer.At("pagination").GetProperty("nextCursor").GetString()}")).Status);
    }

    private async Task<(int Count, IReadOnlyList<string> Scans)> Asked(ApiClient program, string path)
    {
        using var statements = app.CountStatements();
        Assert.Equal(HttpStatusCode.OK, (await program.Get(path)).Status);
        return (statements.Count, statements.FullScans());
    }
}
