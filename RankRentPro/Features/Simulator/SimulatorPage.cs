using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace RankRentPro.Features.Simulator;

public static class SimulatorPage
{
    public static IServiceCollection AddSimulatorPage(this IServiceCollection services) => services.AddTransient<DemoRestart>();

    /// <summary>With a real account there is no simulator, so its pages have no address.</summary>
    public static void WithoutSimulator(this PageConventionCollection pages) =>
        pages.AddFolderRouteModelConvention("/Simulator", page => page.Selectors.Clear());
}
