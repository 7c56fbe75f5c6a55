using System.Net;
using System.Text.Json.Nodes;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

/// <summary>What Twilio, the network and the disk may do to an import.</summary>
public sealed class HistoryFaultsTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();
    private int _lists;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Too_many_requests_without_a_time_to_wait_is_obeyed_and_is_no_failure()
    {
        _app.Faults.Answer = FromTheTenthList(() => TwilioFaults.Json(HttpStatusCode.TooManyRequests, """{"code":20429,"message":"Too Many Requests","status":429}"""));

        await _app.History();

        Assert.Equal(JobRunsSql.Done, _app.LastRun(HistoryJob.Name).State);
        Assert.Equal(_app.Time.GetUtcNow().AddMinutes(1), _app.Import.NotBefore);
        Assert.StartsWith("Twilio is left alone until", await _app.History(), StringComparison.Ordinal);
        await GoesOn();
    }

    [Fact]
    public async Task Too_many_requests_with_a_time_to_wait_is_obeyed()
    {
        _app.Faults.Answer = FromTheTenthList(() =>
        {
            var answer = TwilioFaults.Json(HttpStatusCode.TooManyRequests, """{"code":20429,"message":"Too Many Requests","status":429}""");
            answer.Headers.RetryAfter = new(TimeSpan.FromMinutes(7));
            return answer;
        });

        await _app.History();

        Assert.Equal(_app.Time.GetUtcNow().AddMinutes(7), _app.Import.NotBefore);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_failing_Twilio_leaves_what_was_read_and_the_import_goes_on_later(HttpStatusCode status)
    {
        _app.Faults.Answer = FromTheTenthList(() => status == HttpStatusCode.OK ? TwilioFaults.Html() : TwilioFaults.Json(status, "{}"));

        var summary = await _app.History();

        Assert.Matches("^[0-9]+ days read: .* Could not list the (calls|recordings). .* The import goes on at 09:01 UTC.$", summary);
        Assert.Equal(JobRunsSql.Failed, _app.LastRun(HistoryJob.Name).State);
        Assert.InRange(_app.Count("select count(*) from history_days where imported_at is not null"), 1, 399);
        await GoesOn();
    }

    [Fact]
    public async Task A_page_token_that_expired_starts_the_day_over()
    {
        _app.Faults.PageSize = 1;
        var expired = 0;
        _app.Faults.Answer = request => IsLaterPage(request) && Interlocked.Increment(ref expired) == 3
            ? TwilioFaults.Json(HttpStatusCode.BadRequest, """{"code":21481,"message":"Invalid page token","status":400}""")
            : null;

        await _app.History();

        Assert.True(expired > 3);
        _app.AssertWhole();
    }

    [Fact]
    public async Task A_page_token_that_always_expires_leaves_the_day_open()
    {
        _app.Faults.PageSize = 1;
        _app.Faults.Answer = request => IsLaterPage(request) ? TwilioFaults.Json(HttpStatusCode.BadRequest, """{"code":20001,"message":"no","status":400}""") : null;

        await _app.History();

        Assert.Null(_app.Import.FinishedAt);
        await GoesOn();
    }

    [Fact]
    public async Task A_row_that_is_broken_in_the_list_is_asked_for_alone()
    {
        _app.Faults.Change = (uri, body) => Break(body);

        var summary = await _app.History();

        Assert.DoesNotContain("could not be read", summary, StringComparison.Ordinal);
        _app.AssertWhole();
    }

    [Fact]
    public async Task A_row_that_stays_broken_is_reported_and_the_rest_is_stored()
    {
        string? sid = null;
        _app.Faults.Change = (_, body) => sid ??= Break(body);
        _app.Faults.Answer = request => sid is not null && request.RequestUri!.AbsolutePath.EndsWith($"/{sid}.json", StringComparison.Ordinal) ? TwilioFaults.Json(HttpStatusCode.OK, "[]") : null;

        var summary = await _app.History();

        Assert.Contains("1 rows could not be read, the log names them.", summary, StringComparison.Ordinal);
        Assert.Equal(1, _app.Count("select sum(broken_rows) from history_days"));
        Assert.InRange(_app.Stored, _app.AtTwilio - 1, _app.AtTwilio);
        Assert.Contains(_app.Log.Lines, line => line.Contains(sid!, StringComparison.Ordinal) && line.Contains("cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_told_in_plain_words_and_the_import_goes_on_when_there_is_room()
    {
        using (new FullDisk(_app.Database))
        {
            Assert.StartsWith("The disk is full", await _app.History(), StringComparison.Ordinal);
        }

        await GoesOn();
        Assert.Contains(_app.Database.Read(connection => Dapper.SqlMapper.Query<string>(connection, "select summary from job_runs where state = 'failed'")), summary => summary.StartsWith("The disk is full", StringComparison.Ordinal));
    }

    private async Task GoesOn()
    {
        _app.Faults.Answer = _ => null;
        _app.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.EndsWith("Everything is here.", await _app.History(), StringComparison.Ordinal);
        _app.AssertWhole();
    }

    private Func<HttpRequestMessage, HttpResponseMessage?> FromTheTenthList(Func<HttpResponseMessage> answer) =>
        request => request.RequestUri!.Query.Contains("PageSize", StringComparison.Ordinal) && Interlocked.Increment(ref _lists) > 10 ? answer() : null;

    private static bool IsLaterPage(HttpRequestMessage request) => request.RequestUri!.Query.Contains("PageToken", StringComparison.Ordinal);

    /// <returns>The SID of the first call of a page, which has lost its status.</returns>
    private static string? Break(JsonNode body)
    {
        var call = body["calls"]?.AsArray().FirstOrDefault();
        if (call is null)
        {
            return null;
        }
        call["status"] = 7;
        return call["sid"]!.GetValue<string>();
    }
}
