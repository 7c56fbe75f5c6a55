using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Dashboard;

/// <summary>What the calls of a day or of a site come to.</summary>
public sealed record FigureRow
{
    /// <summary>The day as an ISO date, or the site; empty for calls of no site.</summary>
    public string Name { get; init; } = "";

    public long Calls { get; init; }
    public long Answered { get; init; }
    public long Missed { get; init; }
    public long Voicemails { get; init; }
    public long TalkSeconds { get; init; }
    public long Cost { get; init; }

    /// <summary>Of a site: calls of the last day of the period.</summary>
    public long CallsToday { get; init; }

    /// <summary>Of a site: how many sites have calls.</summary>
    public long Sites { get; init; }

    public long Other => Calls - Answered - Missed - Voicemails;

    public FigureRow Plus(FigureRow more) => Change(more, 1);

    public FigureRow Minus(FigureRow less) => Change(less, -1);

    private FigureRow Change(FigureRow by, int sign) => this with
    {
        Calls = Calls + sign * by.Calls,
        Answered = Answered + sign * by.Answered,
        Missed = Missed + sign * by.Missed,
        Voicemails = Voicemails + sign * by.Voicemails,
        TalkSeconds = TalkSeconds + sign * by.TalkSeconds,
        Cost = Cost + sign * by.Cost,
        CallsToday = CallsToday + sign * by.CallsToday,
    };
}

/// <summary>Calls of a site whose price is still awaited, or will never be known.</summary>
public sealed record UnpricedRow
{
    public string Site { get; init; } = "";
    public long Week { get; init; }
    public long Today { get; init; }
}

public static class FiguresSql
{
    private const string Sums = """
        sum(sums.calls) as Calls,
            sum(iif(sums.outcome = 'completed', sums.calls, 0)) as Answered,
            sum(iif(sums.outcome = 'missed', sums.calls, 0)) as Missed,
            sum(iif(sums.outcome = 'voicemail', sums.calls, 0)) as Voicemails,
            sum(iif(sums.outcome = 'completed', sums.duration, 0)) as TalkSeconds,
            sum(sums.cost) as Cost
        """;

    // The sums are kept in the order of numbers and days: a look for each number, in this order of the tables. 0 stands for no number.
    private const string OfPeriod = """
        from (select id from numbers union all select 0) number
        cross join call_sums sums on sums.number_id = number.id and sums.day >= @FirstDay and sums.day <= @LastDay
        """;

    public static List<FigureRow> ByDay(DbConnection connection, Period period) => connection.Query<FigureRow>($"""
        select sums.day as Name, {Sums}
        {OfPeriod}
        group by sums.day
        """, new { period.FirstDay, period.LastDay }).AsList();

    /// <summary>The sites with the most calls.</summary>
    public static List<FigureRow> BySite(DbConnection connection, Period period, int size) => connection.Query<FigureRow>($"""
        select sums.site as Name, {Sums},
            sum(iif(sums.day = @LastDay, sums.calls, 0)) as CallsToday,
            count(*) over () as Sites
        {OfPeriod}
        group by sums.site
        having sum(sums.calls) <> 0
        order by Calls desc, Name
        limit @size
        """, new { period.FirstDay, period.LastDay, size }).AsList();

    public static List<UnpricedRow> Unpriced(DbConnection connection, Period period) => connection.Query<UnpricedRow>("""
        select site as Site, count(*) as Week, sum(started_at >= @Today) as Today
        from (
            select site, started_at from calls where cost_state = 'pending' and started_at >= @Since
            union all
            select site, started_at from calls where cost_state = 'unknown' and started_at >= @Since)
        group by site
        """, new { period.Since, period.Today }).AsList();
}
