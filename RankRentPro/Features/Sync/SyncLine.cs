using RankRentPro.Data;
using RankRentPro.Web;

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

    /// <summary>How long ago the last whole run was, in words.</summary>
    public string Ago => SucceededAt is { } at ? DurationText.Ago(Now - at) : "";

    /// <summary>All that the line shows, without the clock: it looks the same until that is another.</summary>
    public (SyncLine Line, string Ago) Shown => (this with { Now = default, Import = null }, Ago);

    public static SyncLine Read(Database database, SyncGate gate, DateTimeOffset now, TimeZoneInfo zone)
    {
        var state = database.Known(nameof(SyncState), SyncState.Read);
        var import = ImportLine.Read(database, now, zone);
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
