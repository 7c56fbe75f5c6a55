namespace RankRentPro.Simulator.Calls;

/// <summary>Real time: carries out the engine's events once the app listens.</summary>
internal sealed class EventRunner(SimulatorEngine engine, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Earlier, our own webhooks would find nobody.
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await engine.RunDue(stoppingToken);
            await engine.Rest(stoppingToken);
        }
    }
}
