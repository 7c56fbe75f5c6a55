using System.Net;
using System.Text;
using Dapper;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallsCsvApiTests(HistoryApp app) : IClassFixture<HistoryApp>
{
    [Fact]
    public async Task The_file_has_the_calls_of_the_filter_in_the_order_of_the_list()
    {
        using var visitor = await app.Owner();

        var file = await (await visitor.Get("/calls?status=completed&direction=inbound")).Click("a[download]");

        Assert.Equal("text/csv; charset=utf-8", file.Header("Content-Type"));
        Assert.Matches("^attachment; filename=\"calls-20..-..-..\\.csv\"$", file.Header("Content-Disposition"));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file.Bytes[..3]);
        Assert.Equal([CallSid(5), CallSid(1)], Lines(file).Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task A_line_says_what_the_row_says_in_words_that_programs_know()
    {
        using var visitor = await app.Owner();

        var lines = Lines(await visitor.Get("/calls.csv?q=0123"));

        Assert.Equal("twilio_call_sid,started_at,ended_at,direction,outcome,outcome_reason,answered,voicemail,first_call,prior_calls,site_domain,tracking_phone_number,customer_phone_number,duration,recordings,spam,tags,note,cost,cost_currency,cost_state", lines[0]);
        Assert.Equal($"{CallSid(1)},2026-03-10T10:00:00-05:00,2026-03-10T10:01:00-05:00,inbound,completed,phone +1 415-555-0101 answered after 5 s,true,false,true,0,,+15125550117,+17375550123,42,0,false,,,0.0225,USD,final", lines[1]);
    }

    [Fact]
    public async Task What_looks_like_a_formula_is_text_to_a_spreadsheet()
    {
        using var visitor = await app.Owner();
        await (await visitor.Get($"/calls/{CallSid(4)}/note")).Form("main form[action$='/note']").With("Note", "=HYPERLINK(\"x\")\nand more").Submit();

        var text = (await visitor.Get("/calls.csv?site=<b>london</b>.example")).Body;

        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\nand more\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_leads_to_the_page_that_says_so()
    {
        using var visitor = await app.Owner();

        var answer = await visitor.Get("/calls.csv?q=1&status=missed");

        Assert.Equal((HttpStatusCode.SeeOther, "/calls?status=missed&q=1"), (answer.Status, answer.LeadsTo));
    }

    [Fact]
    public async Task Strangers_get_nothing()
    {
        using var stranger = app.NewVisitor();

        Assert.StartsWith("/login", (await stranger.Get("/calls.csv")).LeadsTo, StringComparison.Ordinal);
    }

    private static string[] Lines(VisitedPage file) => file.Body.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}

public sealed class CallsCsvApiScaleTests(BusyHistory app) : IClassFixture<BusyHistory>
{
    [Fact]
    public async Task A_slow_reader_holds_nothing_and_gets_what_is_written_meanwhile()
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        using var slow = new HttpClient(new SocketsHttpHandler { CookieContainer = visitor.Cookies }) { BaseAddress = app.Url };
        // 20 MB: more than the wire holds, so the app waits for the reader after the first of them.
        using var answer = await slow.GetAsync("/calls.csv", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        // The oldest call is on the last page.
        app.Take(Inbound(999_999) with { StartedAt = Began.AddYears(-1) });

        Assert.Contains(CallSid(999_999), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, app.Database.Read(connection => connection.ExecuteScalar<int>("pragma wal_checkpoint(truncate)")));
    }

    [Theory]
    [InlineData("status=missed", 10_000, 22)]
    [InlineData("min=42&direction=outbound", 1_000, 22)]
    public async Task Ten_thousand_calls_are_read_in_pages_and_none_is_left_out(string query, int rows, int most)
    {
        using var visitor = app.NewVisitor();
        await visitor.SignIn();
        using var statements = app.CountStatements();

        var file = await visitor.Get($"/calls.csv?{query}");

        Assert.Equal(rows, file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.InRange(statements.Count, 2, most);
        Assert.DoesNotContain(statements.FullScans(), scan => scan.StartsWith("calls:", StringComparison.Ordinal));
    }
}
