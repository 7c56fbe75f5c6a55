using RankRentPro.Features.Jobs;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Sync;

public sealed class HistoryJobTests : IAsyncLifetime
{
    private readonly SeededDemo _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Everything_that_Twilio_has_is_read_and_nothing_twice()
    {
        Assert.InRange(_app.Stored, 0, _app.AtTwilio - 1);

        var summary = await _app.History();

        Assert.EndsWith("Everything is here.", summary, StringComparison.Ordinal);
        Assert.Equal(("done", summary), (_app.LastRun(HistoryJob.Name).State, _app.LastRun(HistoryJob.Name).Summary));
        Assert.Equal((HistoryImport.Days, _app.AtTwilio), (_app.Count("select count(*) from history_days where imported_at is not null"), _app.Count("select sum(calls) from history_days")));
        _app.AssertWhole();
    }

    [Fact]
    public async Task Days_without_calls_are_not_asked_for_one_by_one()
    {
        await _app.History();

        Assert.InRange(_app.Faults.Lists.Count, 100, 220);
    }

    [Fact]
    public async Task An_import_that_is_done_asks_for_nothing_more()
    {
        await _app.History();
        var asked = _app.Faults.Lists.Count;

        Assert.Equal("Everything is here.", await _app.History());

        Assert.Equal(asked, _app.Faults.Lists.Count);
        Assert.Single(_app.Database.Read(connection => JobRuns(connection)));
    }

    [Fact]
    public async Task The_newest_days_come_first_and_two_at_a_time()
    {
        await _app.History();

        var days = _app.Faults.Lists.Where(path => path.Contains("StartTime<", StringComparison.Ordinal) && !path.Contains("PageSize=1&", StringComparison.Ordinal) && !path.EndsWith("PageSize=1", StringComparison.Ordinal))
            .Select(path => path.Split("StartTime>=")[1][..10]).ToList();

        Assert.Equal(2, _app.Faults.MostAtOnce);
        Assert.Equal(["2100-02-28", "2100-03-01"], days.Take(2).Order());
        Assert.Equal(days.Chunk(2).Select(pair => pair.Max()), days.Chunk(2).Select(pair => pair.Max()).OrderDescending());
    }

    [Fact]
    public async Task Nothing_is_imported_before_the_newest_days_are_there()
    {
        _app.Database.Write(connection => new SyncState().Write(connection));

        Assert.Equal("The newest days come first.", await _app.History());
    }

    [Fact]
    public async Task One_import_at_a_time()
    {
        using (_app.Service<RecordedRuns>().TryEnter(HistoryJob.Name))
        {
            Assert.Equal("The import is under way already.", await _app.History());
        }
    }

    [Fact]
    public async Task Every_page_answers_while_the_import_goes_on()
    {
        var (import, goOn) = await Held();
        using var owner = await _app.DemoOwner();

        var pages = new List<string>();
        foreach (var path in new[] { "/", "/numbers", "/calls", "/recordings", "/sync" })
        {
            var page = await owner.Get(path);
            pages.Add($"{path} {(int)page.Status}{(page.Text().Contains("of 400 days", StringComparison.Ordinal) ? ", with how far it is" : "")}");
        }
        goOn();

        Assert.Equal(["/ 200, with how far it is", "/numbers 200, with how far it is", "/calls 200, with how far it is", "/recordings 200", "/sync 200, with how far it is"], pages);
        Assert.EndsWith("Everything is here.", await import, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_paused_while_it_runs_ends_with_the_days_it_is_at_and_goes_on_later()
    {
        var (import, goOn) = await Held();
        using var owner = await _app.DemoOwner();
        await (await owner.Get("/sync")).Form("#import-panel form").Submit();
        goOn();

        Assert.EndsWith("Paused.", await import, StringComparison.Ordinal);
        Assert.InRange(_app.Count("select count(*) from history_days where imported_at is not null"), 1, 50);

        // The click starts it again.
        await (await owner.Get("/sync")).Form("#import-panel form").Submit();
        await Eventually.Until(_app.Database, () => _app.Import.FinishedAt is not null);
        _app.AssertWhole();
    }

    [Fact]
    public async Task After_days_away_the_import_fills_the_gap_and_nothing_else()
    {
        await _app.History();
        var asked = _app.Faults.Lists.Count;
        _app.Time.Advance(TimeSpan.FromDays(20));

        await _app.Sync();
        await _app.History();

        Assert.True(_app.Faults.Lists.Count - asked < 20, "the gap is empty and skipped");
        Assert.Equal(("2100-03-21", true), (_app.Import.LastDay, _app.Import.FinishedAt > _app.Time.GetUtcNow().AddHours(-1)));
    }

    [Fact]
    public async Task A_call_that_crosses_midnight_waits_for_its_parent_in_the_older_day()
    {
        await _app.CallAt(_app.Time.GetUtcNow().Date.AddDays(1).AddSeconds(-20));
        // The tail does not reach back there: each day is read by itself.
        _app.Time.Advance(TimeSpan.FromDays(5));
        _app.Database.Clear("users", "settings");
        await _app.Sync();
        var tail = _app.Stored;

        await _app.History();

        Assert.True(_app.Stored > tail);
        _app.AssertWhole();
    }

    [Fact]
    public async Task Days_that_are_open_again_when_the_import_would_end_are_read_first()
    {
        var parent = _app.Simulated.File.Read(connection => Dapper.SqlMapper.QueryFirst<string>(connection, "select parent_sid from calls where parent_sid is not null order by created_at limit 1"));
        _app.Simulated.File.Write(connection => Dapper.SqlMapper.Execute(connection, "delete from calls where sid = @parent", new { parent }));
        var day = "";
        _app.Faults.Answer = request =>
        {
            // The last that the import asks for: a parent that Twilio has no more.
            if (day.Length == 0 && request.RequestUri!.AbsolutePath.EndsWith($"{parent}.json", StringComparison.Ordinal))
            {
                day = _app.Database.Read(connection => Dapper.SqlMapper.QueryFirst<string>(connection, "select max(day) from history_days where imported_at is not null and calls > 0"));
                _app.Database.Write(connection => Dapper.SqlMapper.Execute(connection, "update history_days set imported_at = null where day = @day", new { day }));
            }
            return null;
        };

        Assert.EndsWith("Everything is here.", await _app.History(), StringComparison.Ordinal);

        Assert.NotEmpty(day);
        Assert.Equal(0, _app.Count("select count(*) from history_days where imported_at is null"));
    }

    private static List<long> JobRuns(System.Data.Common.DbConnection connection) =>
        Dapper.SqlMapper.Query<long>(connection, "select id from job_runs where job = 'history'").ToList();

    /// <summary>The import, held at its twentieth question until it is told to go on.</summary>
    private async Task<(Task<string> Import, Action GoOn)> Held()
    {
        var (lists, begun, goesOn) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        _app.Faults.Answer = _ =>
        {
            if (Interlocked.Increment(ref lists) == 20)
            {
                begun.SetResult();
                goesOn.Task.Wait(TimeSpan.FromSeconds(30));
            }
            return null;
        };
        var import = Task.Run(_app.History, TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return (import, goesOn.SetResult);
    }
}
