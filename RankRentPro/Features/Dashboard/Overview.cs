using System.Data.Common;
using System.Globalization;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Health;
using RankRentPro.Features.Settings;
using RankRentPro.Features.Shared;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

/// <summary>The agency at a glance.</summary>
public sealed record Overview
{
    private const int Days = 7;
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
        var zone = SettingsSql.TimeZone(connection);
        var today = AgencyDay.Of(sync.Now, zone);
        var first = today.AddDays(1 - Days);
        var period = new Period(AgencyDay.Text(first), AgencyDay.Text(today), InstantText.StartOfDay(first, zone), InstantText.StartOfDay(today, zone));
        var account = AccountSql.Read(connection);
        var sums = FiguresSql.ByDay(connection, period).ToDictionary(row => row.Name);
        var days = Enumerable.Range(0, Days).Select(n => today.AddDays(-n)).Select(day => (Day: day, Row: sums.GetValueOrDefault(AgencyDay.Text(day)) ?? new())).ToList();
        var week = days.Aggregate(new FigureRow(), (sum, day) => sum.Plus(day.Row)) with { CallsToday = days[0].Row.Calls };
        var unpriced = FiguresSql.Unpriced(connection, period);
        var fees = FeeRow.Read(connection, account?.Currency);
        return new()
        {
            Zone = zone,
            Day = today,
            Today = new("Today", days[0].Row, account?.Currency) { Unpriced = unpriced.Sum(site => site.Today) },
            Week = new("Last 7 days", week, account?.Currency) { Unpriced = unpriced.Sum(site => site.Week) },
            Bars = [.. days.Select(day => DayBar.Of(day.Day == today ? "Today" : day.Day.ToString("ddd, MMM d", CultureInfo.InvariantCulture), day.Row, days.Max(other => other.Row.Calls)))],
            Sites = [.. SiteLines(FiguresSql.BySite(connection, period, SitesShown), week, unpriced, account?.Currency)],
            CallBacks = CallBacks.Read(connection, period.Since, sync.Zone),
            CallBacksSince = AgencyDay.Text(AgencyDay.Of(period.Since, sync.Zone)),
            Balance = Balance.Of(account, week.Cost, Math.Max(1, (sync.Now - period.Since).TotalDays), fees),
            Problems = Worst(checks.Select(check => check.Run(connection)), sync),
            Sync = sync,
            Numbers = fees.Numbers,
        };
    }

    private static IEnumerable<Figures> SiteLines(List<FigureRow> rows, FigureRow week, List<UnpricedRow> unpriced, string? currency)
    {
        var waiting = unpriced.ToDictionary(site => site.Site, site => site.Week);
        foreach (var row in rows)
        {
            yield return new(row.Name.Length > 0 ? row.Name : "Without a site", row, currency) { Unpriced = waiting.GetValueOrDefault(row.Name) };
        }
        if (rows is [{ Sites: var sites }, ..] && sites > rows.Count)
        {
            var rest = rows.Aggregate(week, (sum, row) => sum.Minus(row));
            yield return new($"{sites - rows.Count:N0} more", rest, currency) { Unpriced = unpriced.Sum(site => site.Week) - rows.Sum(row => waiting.GetValueOrDefault(row.Name)) };
        }
    }

    // The first run has said nothing wrong yet: its own line tells how it goes.
    private static List<CheckResult> Worst(IEnumerable<CheckResult> results, SyncLine sync) =>
        [.. results.Where(result => result.State == CheckState.Problem || (result.State == CheckState.Warning && !(sync.IsFirst && sync.IsRunning))).OrderByDescending(result => result.State)];
}
