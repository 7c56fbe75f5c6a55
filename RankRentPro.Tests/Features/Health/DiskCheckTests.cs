using RankRentPro.Data;
using RankRentPro.Features.Health;
using RankRentPro.Tests.Support;

namespace RankRentPro.Tests.Features.Health;

public sealed class DiskCheckTests
{
    [Theory]
    [InlineData(50, 100, CheckState.Good)]
    [InlineData(1, 10, CheckState.Good)]
    [InlineData(0.9, 10, CheckState.Warning)]
    [InlineData(4, 100, CheckState.Warning)]
    [InlineData(0.1, 10, CheckState.Problem)]
    public void Little_room_is_told_before_there_is_none(double free, double total, CheckState state)
    {
        using var database = new MigratedDatabase();
        var check = new DiskCheck(new(() => new DiskSpace((long)(free * 1e9), (long)(total * 1e9))));

        var result = database.File.Read(check.Run);

        Assert.Equal((state, state != CheckState.Good), (result.State, result.Fix.Length > 0));
    }
}
