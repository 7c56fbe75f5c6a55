using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Settings;
using RankRentPro.Tests.Support;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Calls;

public sealed class RecountJobTests : IDisposable
{
    private const string Tokyo = "Asia/Tokyo";
    private readonly MigratedDatabase _db = new();

    public RecountJobTests() => _db.Own(Number());

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Calls_that_change_meanwhile_are_counted_right_in_both_zones()
    {
        Have(1500);
        Begin();

        Assert.True(Job(_db.File).Step());
        // One that was counted already, one that was not, and a new one.
        _db.Take(Dialled(1), Dialled(1400));
        _db.Take(Inbound(5000));
        var denver = Sums();
        Assert.False(Job(_db.File).Step());

        var tokyo = Sums();
        Assert.Equal(tokyo, Recounted(Tokyo));
        Assert.Equal(denver, Recounted(MigratedDatabase.Zone.Id));
    }

    [Fact]
    public void A_restart_goes_on_where_the_recount_stopped()
    {
        Have(1500);
        Begin();
        Job(_db.File).Step();

        using var again = new Database(_db.File.Path);
        Assert.Equal(1000, again.Read(RecountSql.Find)!.Calls);
        Job(again).Step();

        Assert.Null(again.Read(RecountSql.Find));
        Assert.Equal(1500, again.Read(connection => connection.ExecuteScalar<long>("select sum(calls) from call_sums")));
    }

    [Fact]
    public void The_agencys_zone_changes_when_all_calls_are_counted()
    {
        Have(1500);
        Begin();

        Job(_db.File).Step();
        Assert.Equal("America/Denver", _db.File.Read(SettingsSql.TimeZone).Id);
        Job(_db.File).Step();

        Assert.Equal(Tokyo, _db.File.Read(SettingsSql.TimeZone).Id);
        Assert.Equal(0, _db.File.Read(connection => connection.ExecuteScalar<long>("select count(*) from call_sums_next")));
    }

    [Fact]
    public void A_second_choice_takes_the_place_of_the_first()
    {
        Have(1500);
        Begin();
        Job(_db.File).Step();

        Begin("Europe/London");
        for (var steps = 1; Job(_db.File).Step(); steps++)
        {
            Assert.InRange(steps, 1, 100);
        }

        Assert.Equal(Sums(), Recounted("Europe/London"));
    }

    [Fact]
    public void Both_tables_of_sums_have_the_same_columns() =>
        Assert.Equal(Columns("call_sums"), Columns("call_sums_next"));

    private static RecountJob Job(Database database) => new(database, TimeProvider.System);

    private void Have(int calls) => _db.Take([.. Enumerable.Range(1, calls).Select(n => Inbound(n) with { StartedAt = Began.AddHours(n), CreatedAt = Began.AddHours(n) })]);

    private void Begin(string zone = Tokyo) => _db.File.Write(connection => RecountSql.Begin(connection, zone, Began));

    private List<string> Recounted(string zone)
    {
        _db.File.Write(connection => CallRecount.Run(connection, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        return Sums();
    }

    private List<string> Sums() => _db.File.Read(connection => connection.Query<string>("""
        select concat_ws('|', number_id, site, day, hour, direction, outcome, calls, duration, cost)
        from call_sums
        where calls <> 0
        order by 1
        """).AsList());

    private List<(string, string)> Columns(string table) =>
        _db.File.Read(connection => connection.Query<(string, string)>("select name, type from pragma_table_info(@table)", new { table }).AsList());
}
