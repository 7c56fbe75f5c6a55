using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RankRentPro.Twilio;

public static class TwilioRegistration
{
    /// <summary>Key of a <see cref="TimeProvider"/> for waits and time-outs. Without one they take real time, even where a fixed clock dates the data.</summary>
    public const string ClockKey = "Twilio";

    /// <summary>Registers <see cref="TwilioClient"/> and <see cref="TwilioMedia"/>.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="options">The account; in demo mode the simulated one.</param>
    /// <param name="hosts">Where Twilio is; its addresses are asked for at each request.</param>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioOptions options, Func<IServiceProvider, TwilioHosts> hosts)
    {
        services.AddSingleton(options);
        services.AddSingleton(hosts);
        services.TryAddKeyedSingleton(ClockKey, TimeProvider.System);
        services.AddSingleton(provider => new TwilioPause(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        Connect(services.AddHttpClient<TwilioClient>(), options, connections: 4);
        Connect(services.AddHttpClient<TwilioMedia>(), options, connections: 2);
        return services;
    }

    private static void Connect(IHttpClientBuilder client, TwilioOptions options, int connections)
    {
        client
            // The connections are renewed by the handler itself, so one pool serves everybody and its limit holds.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                MaxConnectionsPerServer = connections,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                AutomaticDecompression = DecompressionMethods.All,
                AllowAutoRedirect = false,
                UseCookies = false,
            })
            .AddHttpMessageHandler(provider => new TwilioPauseNote(provider.GetRequiredService<TwilioPause>()))
            .AddResilienceHandler("Twilio", (pipeline, context) => new TwilioRetries(context.ServiceProvider.GetRequiredService<TwilioOptions>().RetryDelay, Clock(context.ServiceProvider)).AddTo(pipeline));
        client.AddHttpMessageHandler(provider => new TwilioExchange(options, Clock(provider), provider.GetRequiredService<ILogger<TwilioExchange>>()));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredKeyedService<TimeProvider>(ClockKey);
}
