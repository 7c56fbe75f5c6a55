using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Features.Sync;
using RankRentPro.Web;

namespace RankRentPro.Features.Jobs;

/// <summary>Whether jobs run by the schedule, and at once when there is news for them; a test that runs the jobs one by one turns both off.</summary>
public sealed record JobsOptions(bool RunBySchedule = true, bool RunOnNews = true);

public static class JobsRegistration
{
    // The import of the history may hold one for hours.
    private const int Workers = 4;

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(new JobsOptions());
        services.AddSingleton<RecordedRuns>();
        // Hangfire would keep both in static fields: two apps of one process would run each other's jobs.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        // A failed run is told in job_runs and comes again by its schedule: a second machinery of retries would blur both.
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobsLog(provider.GetRequiredService<ILoggerFactory>()))
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 }));
        services.AddHangfireServer(options => options.WorkerCount = Workers);
        return services;
    }

    /// <summary>The dashboard, for owners; "Back to site" leads to the numbers.</summary>
    public static void MapJobsDashboard(this IEndpointRouteBuilder app) => app
        .MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], AppPath = "/numbers", DashboardTitle = "RankRent Pro jobs", DisplayStorageConnectionString = false })
        .RequireAuthorization(AccountsRegistration.OwnerPolicy)
        .Add(AllowItsOwn);

    // Hangfire's pages have an empty icon, and its chart adds one stylesheet, known by its hash.
    private static void AllowItsOwn(EndpointBuilder dashboard)
    {
        var serve = dashboard.RequestDelegate!;
        dashboard.RequestDelegate = context =>
        {
            context.Response.Headers.ContentSecurityPolicy = $"{SecurityHeaders.ContentSecurityPolicy}; img-src 'self' data:; style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";
            return serve(context);
        };
    }

    /// <summary>Starts the schedule when the app listens: the simulated Twilio is reached through the app itself.</summary>
    public static void StartSchedule(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<Database>();
        database.Write(connection => JobRunsSql.EndAbandoned(connection, app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
        if (!app.Services.GetRequiredService<JobsOptions>().RunBySchedule)
        {
            return;
        }
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            Schedule.Start(app.Services.GetRequiredService<IRecurringJobManager>());
            var jobs = app.Services.GetRequiredService<IBackgroundJobClient>();
            jobs.ContinueJobWith<HistoryJob>(jobs.Enqueue<SyncJob>(job => job.Run(CancellationToken.None)), job => job.Run(CancellationToken.None));
        });
    }
}
