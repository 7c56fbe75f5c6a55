using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace RankRentPro.Web;

/// <summary>Whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed.</summary>
public sealed record Forwarding
{
    public required IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; }

    /// <summary><c>RANKRENT_TRUSTED_PROXIES</c>: addresses or networks, separated by commas or spaces; none by default.</summary>
    /// <exception cref="OptionsValidationException">One of them is neither.</exception>
    public static Forwarding From(IConfiguration configuration) => new()
    {
        Proxies = [.. (configuration["RANKRENT_TRUSTED_PROXIES"] ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Network)],
    };

    private static System.Net.IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new(address, address.GetAddressBytes().Length * 8);
        }
        return System.Net.IPNetwork.TryParse(text, out var network) ? network : throw new OptionsValidationException("Web", typeof(Forwarding),
            [$"RANKRENT_TRUSTED_PROXIES holds '{text}', which is neither an address nor a network. Set it to the address of your proxy, like 10.0.0.5 or 10.0.0.0/8, or remove it."]);
    }
}

public static class ForwardingRegistration
{
    public static IServiceCollection AddForwarding(this IServiceCollection services, Forwarding forwarding) => services
        .AddSingleton(forwarding)
        .Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in forwarding.Proxies)
            {
                options.KnownIPNetworks.Add(network);
            }
        });

    /// <summary>First in the pipeline: everything after it sees the visitor's address and scheme.</summary>
    public static IApplicationBuilder UseForwarding(this IApplicationBuilder app) =>
        // Without a known proxy the middleware would believe everybody.
        app.ApplicationServices.GetRequiredService<Forwarding>().Proxies.Count == 0 ? app : app.UseForwardedHeaders();
}
