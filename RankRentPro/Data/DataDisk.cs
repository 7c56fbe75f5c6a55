namespace RankRentPro.Data;

/// <summary>Bytes of the disk that the data directory is on.</summary>
public sealed record DiskSpace(long Free, long Total)
{
    private const long Gigabyte = 1_000_000_000;

    /// <summary>Less than 1 GB or 5 % is free: somebody has to make room.</summary>
    public bool IsLow => Free < Gigabyte || Free < Total / 20;

    /// <summary>What is left is needed by the database, which grows with every call.</summary>
    public bool IsForDatabaseOnly => Free < Gigabyte / 5;
}

/// <summary>The disk that the data directory is on.</summary>
/// <param name="measure">Asked anew each time.</param>
public sealed class DataDisk(Func<DiskSpace> measure)
{
    public static DataDisk Of(DataOptions options) => new(() =>
    {
        var drive = new DriveInfo(options.Folder);
        return new(drive.AvailableFreeSpace, drive.TotalSize);
    });

    public DiskSpace Space => measure();
}
