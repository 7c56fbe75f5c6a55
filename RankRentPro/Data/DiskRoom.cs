using Microsoft.Data.Sqlite;

namespace RankRentPro.Data;

/// <summary>Whether a failure means that there is no room to write. SQLite's code 13 stands for a full disk and for its own limit of pages.</summary>
public static class DiskRoom
{
    /// <summary>For the person who has to make room.</summary>
    public const string Sentence = "The disk is full: nothing more can be stored. Make room where the data directory is; the work goes on by itself from what is stored.";

    private const int Full = 13;

    public static bool IsMissing(Exception failure) => failure is SqliteException { SqliteErrorCode: Full };
}
