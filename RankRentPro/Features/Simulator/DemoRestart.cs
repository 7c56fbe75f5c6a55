using RankRentPro.Data;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;

namespace RankRentPro.Features.Simulator;

/// <summary>Everything of the demo goes, but the users and the settings.</summary>
public sealed class DemoRestart(Database database, SimulatorDatabase simulator, RecordingFiles files, SyncGate gate, RecordedRuns runs)
{
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
        database.Clear("users", "settings");
        files.DeleteAll();
        return true;
    }
}
