using Dapper;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Tests.Support;
using RankRentPro.Web.Api;
using static RankRentPro.Tests.Support.CallBuilder;

namespace RankRentPro.Tests.Features.Recordings;

public sealed class RecordingListSqlTests : IDisposable
{
    private static readonly ApiPage FirstPage = new(1, 50, null, "");
    private readonly MigratedDatabase _db = new();

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Recordings_of_a_number_are_looked_for_in_a_stretch_and_the_search_goes_on_from_its_end()
    {
        _db.Own(Number());
        _db.Take(Inbound());
        _db.Take(Recording());
        Later(RecordingListSql.SearchedRows);
        var filter = new RecordingFilter { NumberId = _db.File.Read(connection => NumbersSql.ByPhone(connection, Ours))!.Id };

        var first = Listed(filter);
        var second = Listed(filter with { After = RecordingFilter.ParseAfter(first.Next) });

        Assert.Equal((0, 0, true), (first.Lines.Count, first.Total, first.IsCapped));
        Assert.Equal((RecordingSid(1), null), (second.Lines.Single().Row.Sid, second.Next));
        Assert.Equal((10_000, true), (Listed(new()).Total, Listed(new()).IsCapped));
    }

    // Of calls that nobody knows.
    private void Later(int count) => _db.File.Write(connection => connection.Execute("""
        with recursive counted(n) as (select 1 union all select n + 1 from counted where n < @count)
        insert into recordings (sid, leg_sid, status, source, channels, duration, created_at)
        select printf('RE%032x', 1000000 + n), printf('CA%032x', 1000000 + n), 'completed', 'DialVerb', 2, 5, @began + n
        from counted
        """, new { count, began = Began.AddDays(1).ToUnixTimeMilliseconds() }));

    private RecordingPage Listed(RecordingFilter filter) => _db.File.Read(connection => RecordingListSql.Listed(connection, filter, FirstPage));
}
