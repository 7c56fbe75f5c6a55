namespace RankRentPro.Features.Events;

public static class EventsRegistration
{
    public static IServiceCollection AddEvents(this IServiceCollection services, EventOptions options)
    {
        services.AddSingleton(options).AddTransient<EventLogJob>().AddSingleton<EventPost>().AddSingleton<EventSender>().AddHostedService(provider => provider.GetRequiredService<EventSender>());
        services.AddHttpClient(EventPost.Client, (provider, client) =>
        {
            client.Timeout = provider.GetRequiredService<EventOptions>().Patience;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("RankRentPro/1");
        }).ConfigurePrimaryHttpMessageHandler(provider => EventConnection.Handler(provider.GetRequiredService<EventOptions>()));
        return services;
    }
}
