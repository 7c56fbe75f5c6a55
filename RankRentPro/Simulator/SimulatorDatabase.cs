using Dapper;
using RankRentPro.Data;
using RankRentPro.Simulator.Seed;

namespace RankRentPro.Simulator;

/// <summary>The simulated Twilio's own file, migrated and seeded at its first start.</summary>
public sealed class SimulatorDatabase : IDisposable
{
    private readonly SimulatorOptions _options;
    private readonly SimulatorClock _clock;

    public SimulatorDatabase(DataOptions data, SimulatorOptions options, SimulatorClock clock)
    {
        (_options, _clock) = (options, clock);
        Directory.CreateDirectory(data.Folder);
        File = new Database(data.File("simulator.db"));
        Migrator.Migrate(File, "Simulator.Migrations.", clock.GetUtcNow());
        if (File.Read(c => c.ExecuteScalar<long>("select count(*) from account")) == 0)
        {
            Seed();
        }
    }

    public Database File { get; }

    /// <summary>Forgets everything that happened, the switches too, and seeds the account again.</summary>
    public void StartOver()
    {
        File.Clear();
        Seed();
    }

    public void Dispose() => File.Dispose();

    private void Seed()
    {
        var now = _clock.GetUtcNow();
        var plan = SeedPlan.Create(now, _options.SeededCalls);
        File.Write(connection => SeedWriter.Write(connection, plan, now));
    }
}
