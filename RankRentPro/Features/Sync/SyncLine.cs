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

    /// <summary>Nothing was ever read: the lists are empty because they were not filled yet.</summary>
    public bool IsFirst => SucceededAt is null;

    public static SyncLine Read(Database database, SyncGate gate, DateTimeOffset now, TimeZoneInfo zone)
    {
        var state = database.Read(SyncState.Read);
        return new()
        {
            IsRunning = gate.IsBusy,
            SucceededAt = state.SucceededAt,
            FailingSince = state.FailingSince,
            Problem = state.Problem,
            Now = now,
            Zone = zone,
        };
    }
}
