using System.Data.Common;
using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Web;

namespace RankRentPro.Features.Dashboard;

/// <summary>Callers whom nobody answered and nobody called since: the latest call of each, newest first.</summary>
public sealed record CallBacks(IReadOnlyList<CallLine> Lines, long Total)
{
    private const int Shown = 8;

    // A caller was reached who got through later, or was called: a call that never rang their phone is none.
    private static readonly string Sql = $"""
        with missed as (
            select id, customer_digits, max(started_at) as last_at
            from calls
            where outcome in ('missed', 'voicemail')
              and spam = 0
              and started_at >= @since
              and from_number like '+%'
              and customer_digits not in ({PhoneText.WithheldDigits})
            group by customer_digits),
        waiting as (
            select id
            from missed
            where not exists (
                select 1
                from calls later
                where later.customer_digits = missed.customer_digits
                  and later.started_at > missed.last_at
                  and (later.direction, later.outcome) in (values
                      ('inbound', 'completed'), ('outbound', 'completed'), ('outbound', 'in-progress'), ('outbound', 'busy'), ('outbound', 'no-answer'))))
        select {CallsSql.Listed}, (select count(*) from waiting) as Total
        from calls found
        where id in (select id from waiting)
        order by started_at desc, id desc
        limit @shown
        """;

    public long More => Total - Lines.Count;

    public static CallBacks Read(DbConnection connection, DateTimeOffset since, TimeZoneInfo zone)
    {
        var total = 0L;
        var calls = connection.Query<CallRow, long, CallRow>(Sql, (call, all) =>
        {
            total = all;
            return call;
        }, new { since, shown = Shown }, splitOn: "Total").AsList();
        return new([.. CallNotesSql.Mark(connection, calls).Select(call => new CallLine(call.Row, call.Marks, zone))], total);
    }
}
