using Dapper;
using RankRentPro.Features.Calls;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class CallRecountTests : IDisposable
{
    private static readonly string[] Statuses = ["queued", "ringing", "in-progress", "completed", "busy", "no-answer", "failed", "canceled"];
    private readonly MigratedDatabase _db = new();

    public void Dispose() => _db.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_sums_equal_a_recount_after_any_changes(int seed)
    {
        _db.Own(Number(), Number(2, Customer), Number(3, Phone));
        var dice = new Random(seed);
        for (var change = 0; change < 60; change++)
        {
            _db.Intake(intake => intake.TakeLegs([.. Enumerable.Range(0, 5).Select(_ => Any(dice))]), Began.AddHours(change * 3));
            _db.Take(Recording(dice.Next(20), dice.Next(1, 30), dice.Next(2) == 0 ? "RecordVerb" : "DialVerb", dice.Next(9)) with { Price = dice.Next(2) * 2_500 });
            _db.File.Write(connection => SpamMark.Set(connection, CallSid(dice.Next(30)), dice.Next(2) == 0, Began));
        }
        var running = Sums();

        _db.File.Write(connection => CallRecount.Run(connection, MigratedDatabase.Zone));

        Assert.NotEmpty(running);
        Assert.Equal(Sums(), running);
    }

    [Fact]
    public void Another_time_zone_counts_other_days()
    {
        _db.Own(Number());
        _db.Take(Inbound() with { StartedAt = Began.AddHours(13) });

        _db.File.Write(connection => CallRecount.Run(connection, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")));

        Assert.Equal(("2026-03-11", 13), _db.File.Read(connection => connection.QuerySingle<(string, int)>("select day, hour from call_sums")));
    }

    private static LegRow Any(Random dice)
    {
        var (n, status) = (dice.Next(1, 30), Statuses[dice.Next(Statuses.Length)]);
        var leg = dice.Next(3) switch
        {
            0 => Dialled(n, status, dice.Next(90)),
            _ when n % 4 == 0 => Outbound(n, status, dice.Next(90), Customer),
            _ => Inbound(n, status, dice.Next(90)) with { ToNumber = n % 3 == 0 ? Phone : Ours },
        };
        return leg with { Price = dice.Next(3) == 0 ? null : dice.Next(40_000), StartedAt = Began.AddHours(n * 7), CreatedAt = Began.AddHours(n * 7) };
    }

    private List<string> Sums() => _db.File.Read(connection => connection.Query<string>("""
        select concat_ws('|', number_id, site, day, hour, direction, outcome, calls, duration, cost, spam)
        from call_sums
        where calls <> 0
           or spam <> 0
        union all
        select concat_ws('|', day, direction, outcome, calls, spam)
        from call_days
        where calls <> 0
           or spam <> 0
        union all
        select concat_ws('|', direction, outcome, calls, spam)
        from call_totals
        where calls <> 0
           or spam <> 0
        union all
        select concat_ws('|', id, calls, missed, completed, talk_seconds, last_call_at)
        from numbers
        order by 1
        """).AsList());
}
