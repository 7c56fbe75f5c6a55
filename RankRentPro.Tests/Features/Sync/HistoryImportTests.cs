using RankRentPro.Features.Shared;
using RankRentPro.Features.Sync;
using RankRentPro.Tests.Support;
using RankRentPro.Twilio;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Sync;

public sealed class HistoryImportTests : IDisposable
{
    private const string Account = "AC00000000000000000000000000000001";
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly TwilioRefusal Refusal = new() { What = "list the calls", Kind = TwilioRefusalKind.RateLimited, Meaning = "Too much.", NextStep = "Wait." };
    private readonly MigratedDatabase _db = new();

    public HistoryImportTests() => _db.File.Write(connection => HistoryImportSql.Begin(connection, Account, Today));

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Twilio_is_left_alone_for_longer_each_time_but_never_for_long()
    {
        var (import, waits) = (new HistoryImport(), new List<double>());

        for (var failure = 0; failure < 6; failure++)
        {
            import = import.AfterRefusal(Refusal, Began);
            waits.Add((import.NotBefore!.Value - Began).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 15, 15], waits);
    }

    [Fact]
    public void An_import_that_goes_on_weeks_later_asks_for_no_day_that_Twilio_refuses()
    {
        var import = _db.File.Write(connection => HistoryImportSql.Ensure(connection, Account, Today.AddDays(30)));

        Assert.Equal((UtcDay.Text(Today.AddDays(30 - 399)), UtcDay.Text(Today)), (import.FirstDay, import.LastDay));
    }

    [Fact]
    public void An_import_whose_last_day_Twilio_has_forgotten_is_over()
    {
        var import = _db.File.Write(connection => HistoryImportSql.Ensure(connection, Account, Today.AddDays(400)));

        Assert.Equal((UtcDay.Text(Today), UtcDay.Text(Today)), (import.FirstDay, import.LastDay));
        Assert.NotNull(import.FinishedAt);
    }

    [Fact]
    public void What_Twilio_asks_for_is_obeyed() =>
        Assert.Equal(Began.AddSeconds(90), new HistoryImport().AfterRefusal(Refusal with { RetryAfter = TimeSpan.FromSeconds(90) }, Began).NotBefore);

    [Fact]
    public void Four_hundred_days_are_open_the_newest_first()
    {
        var open = Open();

        Assert.Equal((400, Today, Today.AddDays(-399)), (open.Count, open[0], open[^1]));
    }

    [Fact]
    public void A_day_that_is_done_is_not_open()
    {
        Done(Today, Today.AddDays(-2));

        Assert.Equal([Today.AddDays(-1), Today.AddDays(-3)], Open().Take(2));
    }

    [Fact]
    public void After_days_away_only_the_gap_is_open()
    {
        Done([.. Open()]);
        _db.File.Write(connection => HistoryImportSql.Finish(connection, Began));

        _db.File.Write(connection => HistoryImportSql.Reopen(connection, Today.AddDays(30), Today.AddDays(40)));

        Assert.Equal(Enumerable.Range(30, 11).Reverse().Select(n => Today.AddDays(n)), Open());
        Assert.Null(_db.File.Read(HistoryImportSql.Read)!.FinishedAt);
    }

    [Fact]
    public void A_gap_in_the_import_itself_is_read_again()
    {
        Done([.. Open().Take(3)]);

        _db.File.Write(connection => HistoryImportSql.Reopen(connection, Today.AddDays(-1), Today.AddDays(6)));

        Assert.Equal(new[] { 6, 5, 4, 3, 2, 1, 0, -1, -3 }.Select(Today.AddDays), Open().Take(9));
    }

    [Fact]
    public void Another_account_starts_anew()
    {
        Done([.. Open()]);

        _db.File.Write(connection => HistoryImportSql.Begin(connection, "AC00000000000000000000000000000002", Today));

        Assert.Equal(400, Open().Count);
    }

    private List<DateOnly> Open() => _db.File.Read(connection => HistoryImportSql.Read(connection)!.Open(HistoryDaysSql.Imported(connection)).ToList());

    private void Done(params DateOnly[] days) => _db.File.Write(connection => HistoryDaysSql.SetEmpty(connection, days, Began));
}
