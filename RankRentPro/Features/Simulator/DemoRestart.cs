using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;

namespace RankRentPro.Features.Simulator;

/// <summary>Everything of the demo goes, but the users with their programs, the settings and the addresses of events.</summary>
public sealed class DemoRestart(Database database, SimulatorDatabase simulator, RecordingFiles files, SyncGate gate, RecordedRuns runs)
{
    private static readonly string[] Kept = ["users", "settings", "api_keys", "api_sessions", "refresh_tokens", "event_targets"];

    /// <returns>False while a job runs: it would write into what is being emptied.</returns>
    public bool Run()
    {
        using var entered = gate.TryEnter();
        using var stopped = runs.TryStopAll();
        if (entered is null || stopped is null)
        {
            return false;
        }
        simulator.StartOver();
        database.Clear(Kept);
        files.DeleteAll();
        return true;
    }
}
