using Microsoft.Data.Sqlite;

namespace RankRentPro.Data;

/// <summary>Whether a failure means that there is no room to write. SQLite's code 13 stands for a full disk and for its own limit of pages.</summary>
public static class DiskRoom
{
    /// <summary>For the person who has to make room.</summary>
    public const string Sentence = "The disk is full: nothing more can be stored. Make room where the data directory is; the work goes on by itself from what is stored.";

    private const int Full = 13;
    private const int Busy = 5;

    // What the runtime puts into HResult: ENOSPC and the two EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static readonly int[] _noRoom = [28, 69, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Nothing can be written now, for want of room or because somebody else writes for long; reading goes on.</summary>
    public static bool IsNoTimeToWrite(Exception failure) => IsMissing(failure) || failure is SqliteException { SqliteErrorCode: Busy };

    public static bool IsMissing(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: Full } || (failure is IOException && _noRoom.Contains(failure.HResult));
}
