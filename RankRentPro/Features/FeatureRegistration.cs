using RankRentPro.Features.Calls;
using RankRentPro.Features.Docs;
using RankRentPro.Features.Health;
using RankRentPro.Features.Live;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Features.Sync;
using RankRentPro.Features.Tokens;
using RankRentPro.Web;

namespace RankRentPro.Features;

public static class FeatureRegistration
{
    /// <summary>What the features need besides the database and Twilio.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services) =>
        services.AddApiDocument().AddWhatIsShared().AddNumbersAndCalls().AddRecordings().AddSync().AddChecks();

    public static IEndpointRouteBuilder MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapLive();
        app.MapCallsCsv();
        app.MapRecordingAudio();
        app.MapVoiceWebhooks();
        app.MapStatusWebhooks();
        app.MapAuthApi();
        app.MapMedia();
        app.MapApiDocument();
        app.MapNotHere();
        app.MapApiGroup("/api").MapSitesApi();
        var api = app.MapApiGroup("/api/twilio");
        api.MapNumbersApi();
        api.MapCallsApi();
        api.MapRecordingsApi();
        return app;
    }

    private static IServiceCollection AddWhatIsShared(this IServiceCollection services)
    {
        services.AddSingleton<WebhookAddresses>();
        services.AddSingleton<CallRoutes>().AddHostedService(provider => provider.GetRequiredService<CallRoutes>());
        services.AddSingleton<RefusedWebhooks>();
        services.AddSingleton<WebhookInbox>();
        services.AddSingleton<CountryTypes>();
        services.AddSingleton<UnreadPrices>();
        services.AddSingleton<SyncGate>();
        services.AddSingleton<CallWatch>();
        services.AddSingleton<LiveTopics>();
        services.AddSingleton<PartialText>();
        services.AddSingleton<LiveFeed>();
        return services;
    }

    private static IServiceCollection AddNumbersAndCalls(this IServiceCollection services)
    {
        services.AddTransient<NumberPrices>();
        services.AddTransient<NumberSync>();
        services.AddTransient<NumberPurchasing>();
        services.AddTransient<NumberOrders>();
        services.AddTransient<NumberKeeping>();
        services.AddTransient<NumberChanges>();
        services.AddTransient<CallSync>();
        services.AddTransient<CallReader>();
        services.AddTransient<CallPlacing>();
        services.AddTransient<CallOrders>();
        services.AddTransient<RefusedDials>();
        services.AddTransient<RatingJob>();
        services.AddTransient<RecountJob>();
        services.AddTransient<WebhookFormsJob>();
        services.AddTransient<DemoWebhooks>();
        return services;
    }

    private static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddTransient<RecordingSync>();
        services.AddTransient<RecordingRemoval>();
        services.AddSingleton<MediaAddresses>();
        services.AddTransient<RecordingFolder>();
        services.AddTransient<AudioDownload>();
        services.AddTransient<RecordingFiles>();
        services.AddTransient<RecordingPlayer>();
        services.AddTransient<AudioJob>();
        services.AddTransient<TwilioCopiesJob>();
        services.AddTransient<OldRecordingsJob>();
        return services;
    }

    private static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddTransient<LeftAlone>();
        services.AddTransient<AccountSync>();
        services.AddTransient<SyncJob>();
        services.AddTransient<DayImport>();
        services.AddTransient<HistoryJob>();
        services.AddTransient<RereadJob>();
        services.AddTransient<ReconcileJob>();
        services.AddTransient<StaleCallsJob>();
        return services;
    }

    private static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddTransient<ICheck, SignatureCheck>();
        services.AddTransient<ICheck, SyncAgeCheck>();
        services.AddTransient<ICheck, DiskCheck>();
        services.AddTransient<ICheck, KeptAudioCheck>();
        return services;
    }
}
