namespace RankRentPro.Features.Events;

public static class EventsRegistration
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddEvents(this IServiceCollection services, EventOptions options)
    {
        services.AddSingleton(options).AddSingleton<EventSender>().AddHostedService(provider => provider.GetRequiredService<EventSender>());
        services.AddHttpClient(EventSender.Client, client =>
        {
            client.Timeout = Patience;
            client.MaxResponseContentBufferSize = 64 * 1024;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("RankRentPro/1");
        }).ConfigurePrimaryHttpMessageHandler(() => EventConnection.Handler(options));
        return services;
    }
}
