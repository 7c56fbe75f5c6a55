using System.Data.Common;
using RankRentPro.Data;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Settings;

/// <summary>What the recordings take of the disk, and what is left.</summary>
public sealed record DiskUse
{
    public required KeptTotals Kept { get; init; }
    public required AudioBacklog Backlog { get; init; }
    public required DiskSpace Space { get; init; }

    public static DiskUse Read(DbConnection connection, DataDisk disk, DateTimeOffset now) => new()
    {
        Kept = RecordingFilesSql.Totals(connection),
        Backlog = AudioQueueSql.Backlog(connection, now.AddDays(-1)),
        Space = disk.Space,
    };
}
