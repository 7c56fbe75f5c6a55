using System.Data.Common;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Health;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Shared;
using RankRentPro.Features.Sync;

namespace RankRentPro.Features.Dashboard;

/// <summary>The agency at a glance.</summary>
public sealed record Overview
{
    private const int SitesShown = 10;

    /// <summary>The agency's, whose days are counted.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DateOnly Day { get; init; }
    public required Figures Today { get; init; }
    public required Figures Week { get; init; }

    /// <summary>Today first.</summary>
    public required IReadOnlyList<DayBar> Bars { get; init; }

    /// <summary>The busiest first; a last line for all that are not shown.</summary>
    public required IReadOnlyList<Figures> Sites { get; init; }

    public required CallBacks CallBacks { get; init; }

    /// <summary>The day from which on calls are missed, as the reader's filters read it.</summary>
    public required string CallBacksSince { get; init; }

    public Balance? Balance { get; init; }
    public required IReadOnlyList<CheckResult> Problems { get; init; }
    public required SyncLine Sync { get; init; }
    public long Numbers { get; init; }

    /// <summary>There is nothing to show yet.</summary>
    public bool IsEmpty => Numbers == 0 && Week.Row.Calls == 0;

    public static Overview Read(DbConnection connection, IEnumerable<ICheck> checks, SyncLine sync)
    {
        var period = Period.Of(sync.Now, SettingsSql.TimeZone(connection));
        var (account, unpriced) = (AccountSql.Read(connection), FiguresSql.Unpriced(connection, period));
        var sums = FiguresSql.ByDay(connection, period).ToDictionary(row => row.Name);
        var days = period.Days.Select(day => sums.GetValueOrDefault(AgencyDay.Text(day)) ?? new() { Name = AgencyDay.Text(day) }).ToList();
        var week = days.Aggregate(new FigureRow(), (sum, day) => sum.Plus(day)) with { CallsToday = days[0].Calls };
        var fees = FeeRow.Read(connection, account?.Currency);
        var since = AgencyDay.Text(AgencyDay.Of(period.Since, sync.Zone));
        return new()
        {
            Zone = period.Zone,
            Day = period.Days[0],
            Today = new("Today", days[0], account?.Currency) { Unpriced = unpriced.Sum(site => site.Today) },
            Week = new("Last 7 days", week, account?.Currency) { Unpriced = unpriced.Sum(site => site.Week) },
            Bars = DayBar.Of(days, period.Days),
            Sites = [.. SiteFigures.Of(FiguresSql.BySite(connection, period, SitesShown), week, unpriced, account?.Currency).Select(site => site.Since(since))],
            CallBacks = CallBacks.Read(connection, period.Since, sync.Zone),
            CallBacksSince = since,
            Balance = Balance.Of(account, week.Cost, Math.Max(1, (sync.Now - period.Since).TotalDays), fees),
            Problems = Worst(checks.Select(check => check.Run(connection)), sync),
            Sync = sync,
            Numbers = fees.Numbers,
        };
    }

    // The first run has said nothing wrong yet: its own line tells how it goes.
    private static List<CheckResult> Worst(IEnumerable<CheckResult> results, SyncLine sync) =>
        [.. results.Where(result => result.State == CheckState.Problem || (result.State == CheckState.Warning && !(sync.IsFirst && sync.IsRunning))).OrderByDescending(result => result.State)];
}
