using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Sync;
using RankRentPro.Simulator;
using RankRentPro.Twilio;

namespace RankRentPro.Tests.Support;

/// <summary>
/// The whole app on a real port of the loopback address, with a data directory of its own.
/// As a class fixture, or made in a test: <c>await using var app = await new AppFixture { Settings = { ["TWILIO_REGION"] = "ie1" } }.Started();</c>
/// </summary>
public class AppFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rankrent-test-");

    public AppFixture() => UseKestrel();

    /// <summary>Flat settings such as <c>RANKRENT_PUBLIC_URL</c>; they win over the environment, which tests never see.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>Takes the place of the system's clock when set.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Replaces services after the app has registered its own.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>How many calls the simulated account starts with; its twelve numbers are always there.</summary>
    public int SeededCalls { get; init; }

    /// <summary>The first sync brings the newest days; with this it goes on until every seeded call is here.</summary>
    public virtual bool ReadsHistory => SeededCalls > 0;

    public string DataFolder => _folder.FullName;

    /// <summary>The app's own address, such as <c>http://127.0.0.1:40253/</c>.</summary>
    public Uri Url => ClientOptions.BaseAddress;

    public Database Database => Services.GetRequiredService<Database>();

    public Visitor NewVisitor() => new(Url);

    /// <summary>Starts counting the app's SQL statements that the calling test causes.</summary>
    public StatementCounter CountStatements() => new(Database);

    public virtual ValueTask InitializeAsync()
    {
        StatementTrace.Install();
        StartServer();
        return ValueTask.CompletedTask;
    }

    public async Task<AppFixture> Started()
    {
        await InitializeAsync();
        return this;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the sync once, as its schedule would; tests have no schedule of their own.</summary>
    /// <returns>What the run achieved, in words.</returns>
    public async Task<string> Sync()
    {
        await using var scope = Services.CreateAsyncScope();
        var summary = await scope.ServiceProvider.GetRequiredService<SyncJob>().RunNow(CancellationToken.None);
        if (ReadsHistory)
        {
            await scope.ServiceProvider.GetRequiredService<HistoryJob>().Run(CancellationToken.None);
        }
        return summary;
    }

    /// <summary>For fixtures that prepare the host further.</summary>
    protected virtual void Configure(IWebHostBuilder host)
    {
    }

    /// <summary>For fixtures that replace services, options or the clock.</summary>
    protected virtual void ConfigureServices(IServiceCollection services)
    {
    }

    protected sealed override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // As dotnet run and the container start it; a wrong lifetime fails all the same.
        builder.UseEnvironment("Production");
        // Not by UseKestrel(port), which sets the port after the app has been built and by then may be starting.
        builder.UseUrls("http://127.0.0.1:0").PreferHostingUrls(true);
        builder.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
        foreach (var name in AppVariables.All)
        {
            builder.UseSetting(name, "");
        }
        builder.UseSetting("RANKRENT_DATA", DataFolder);
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(ReplaceServices);
        Configure(builder);
    }

    private void ReplaceServices(IServiceCollection services)
    {
        if (Clock is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(Clock));
        }
        services.Replace(ServiceDescriptor.Singleton(new JobsOptions(RunBySchedule: false, RunOnNews: false)));
        services.Replace(ServiceDescriptor.Singleton(new Passwords(iterations: 1_000)));
        Change<TwilioOptions>(services, options => options with { RetryDelay = TimeSpan.Zero });
        Change<SimulatorOptions>(services, options => options with { SeededCalls = SeededCalls });
        ConfigureServices(services);
        Replace?.Invoke(services);
    }

    private static void Change<T>(IServiceCollection services, Func<T, T> change)
        where T : class
    {
        if (services.LastOrDefault(service => service.ServiceType == typeof(T))?.ImplementationInstance is T options)
        {
            services.Replace(ServiceDescriptor.Singleton(change(options)));
        }
    }
}
