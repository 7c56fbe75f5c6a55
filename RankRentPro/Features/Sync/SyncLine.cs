using RankRentPro.Data;

namespace RankRentPro.Features.Sync;

/// <summary>The line that says how old the data is.</summary>
public sealed record SyncLine
{
    public bool IsRunning { get; init; }
    public DateTimeOffset? SucceededAt { get; init; }
    public DateTimeOffset? FailingSince { get; init; }
    public string Problem { get; init; } = "";
    public DateTimeOffset Now { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>How far the older calls are; null before their import began.</summary>
    public ImportLine? Import { get; init; }

    /// <summary>Nothing was ever read: the lists are empty because they were not filled yet.</summary>
    public bool IsFirst => SucceededAt is null;

    public static SyncLine Read(Database database, SyncGate gate, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (state, import) = database.Read(connection => (SyncState.Read(connection), ImportLine.Read(connection, now, zone)));
        return new()
        {
            IsRunning = gate.IsBusy,
            SucceededAt = state.SucceededAt,
            FailingSince = state.FailingSince,
            Problem = state.Problem,
            Import = import,
            Now = now,
            Zone = zone,
        };
    }

    /// <summary>With what the import came to, finished or not.</summary>
    public static SyncLine ReadWhole(Database database, SyncGate gate, DateTimeOffset now, TimeZoneInfo zone)
    {
        var line = Read(database, gate, now, zone);
        return line with { Import = line.Import is null ? null : database.Read(line.Import.Whole) };
    }
}
