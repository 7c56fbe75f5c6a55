namespace RankRentPro.Simulator;

public static class SimulatorRegistration
{
    public static IServiceCollection AddSimulator(this IServiceCollection services, SimulatorOptions options) =>
        services.AddSingleton(options);

    public static IEndpointRouteBuilder MapSimulator(this IEndpointRouteBuilder app) => app;
}
