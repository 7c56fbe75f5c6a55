namespace RankRentPro.Simulator.Calls;

/// <summary>Real time: carries out the engine's events once the app listens.</summary>
internal sealed class EventRunner(SimulatorEngine engine, IHostApplicationLifetime lifetime, ILogger<EventRunner> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Earlier, our own webhooks would find nobody.
        var started = new TaskCompletionSource();
        using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Round(stoppingToken);
        }
        await engine.Settle();
    }

    private async Task Round(CancellationToken stop)
    {
        try
        {
            await engine.RunDue(stop);
            await engine.Rest(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The app stops.
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The simulated Twilio paused for a moment.");
            await Task.Delay(AfterFailure, stop);
        }
    }
}
