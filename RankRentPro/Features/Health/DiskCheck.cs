using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Web;

namespace RankRentPro.Features.Health;

/// <summary>Whether there is room for more calls and recordings.</summary>
public sealed class DiskCheck(DataDisk disk) : ICheck
{
    private const string Name = "Disk";

    public CheckResult Run(DbConnection connection)
    {
        var space = disk.Space;
        var text = $"{BytesText.Of(space.Free)} of {BytesText.Of(space.Total)} are free where the data directory is.";
        const string fix = "Make room, or keep recordings for fewer days in Settings.";
        return space switch
        {
            { IsForDatabaseOnly: true } => new(Name, CheckState.Problem, $"{text} No more audio is kept, so that calls can still be stored; recordings are played from Twilio.", fix),
            { IsLow: true } => new(Name, CheckState.Warning, text, fix),
            _ => new(Name, CheckState.Good, text),
        };
    }
}
