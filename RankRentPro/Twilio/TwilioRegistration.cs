namespace RankRentPro.Twilio;

public static class TwilioRegistration
{
    /// <summary>Registers <see cref="TwilioClient"/> and <see cref="TwilioMedia"/>.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="options">The account; in demo mode the simulated one.</param>
    /// <param name="hosts">Where Twilio is; its addresses are asked for at each request.</param>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioOptions options, Func<IServiceProvider, TwilioHosts> hosts)
    {
        services.AddSingleton(options);
        services.AddSingleton(hosts);
        services.AddHttpClient<TwilioClient>();
        services.AddHttpClient<TwilioMedia>();
        return services;
    }
}
