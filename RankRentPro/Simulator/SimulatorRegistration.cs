using Microsoft.Extensions.DependencyInjection.Extensions;
using RankRentPro.Simulator.Calls;
using RankRentPro.Simulator.Rest;

namespace RankRentPro.Simulator;

public static class SimulatorRegistration
{
    /// <summary>The embedded Twilio. It needs the app's <c>DataOptions</c> and, when one is registered, follows its <c>TimeProvider</c>.</summary>
    public static IServiceCollection AddSimulator(this IServiceCollection services, SimulatorOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(provider => new SimulatorClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SimulatorDatabase>();
        services.AddSingleton<SimulatorSwitches>();
        services.AddSingleton<SimulatorEngine>();
        services.AddSingleton<SimulatedInbound>();
        services.AddSingleton<NumberDesk>();
        services.AddSingleton<RecordingShelf>();
        if (options.RealTime)
        {
            services.AddHostedService<EventRunner>();
        }
        return services;
    }

    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder app)
    {
        var simulator = app.MapGroup(SimulatorOptions.Path).AllowAnonymous().DisableAntiforgery().AddEndpointFilter<SimulatorGate>().ExcludeFromDescription();
        simulator.MapGet("/2010-04-01/Accounts/{account}.json", AccountsApi.Fetch).WithMetadata(new WorksWhileSuspended());
        var account = simulator.MapGroup("/2010-04-01/Accounts/{account}");
        account.MapAccounts();
        account.MapStock();
        account.MapNumbers();
        account.MapCalls();
        account.MapRecordings();
        simulator.MapPricing();
        simulator.MapRegulatory();
        simulator.Map("/{**path}", (HttpContext context) => SimulatorErrors.NotFound(context));
        return app;
    }
}
