using Dapper;
using RankRentPro.Data;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Data;

public sealed class RowReadingTests : IDisposable
{
    private readonly MigratedDatabase _db = new();

    public RowReadingTests()
    {
        _db.Own(CallBuilder.Number() with { MonthlyFee = 1_150_000, FeeCurrency = "USD" });
        _db.Take(CallBuilder.Inbound(1), CallBuilder.Inbound(2));
    }

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Calls_read_by_column_are_what_Dapper_reads_by_name()
    {
        const string sql = $"select {CallsSql.Listed} from calls order by id";

        var byColumn = _db.File.Read(connection => connection.Rows(sql, null, CallsSql.Read));

        Assert.Equal(2, byColumn.Count);
        Assert.Equal(_db.File.Read(connection => connection.Query<CallRow>(sql)), byColumn);
    }

    [Fact]
    public void Numbers_read_by_column_are_what_Dapper_reads_by_name()
    {
        const string sql = $"select {NumbersSql.Columns} from numbers order by id";

        var byColumn = _db.File.Read(connection => connection.Rows(sql, null, NumbersSql.Read));

        Assert.Single(byColumn);
        Assert.Equal(_db.File.Read(connection => connection.Query<NumberRow>(sql)), byColumn);
    }
}
