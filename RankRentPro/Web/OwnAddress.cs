using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace RankRentPro.Web;

/// <summary>Where the outside reaches this app.</summary>
public sealed class OwnAddress(Uri? publicUrl, IServer server)
{
    /// <summary><c>RANKRENT_PUBLIC_URL</c> without a trailing slash, or null while none is set.</summary>
    public Uri? Public { get; } = publicUrl;

    /// <summary>The server listens, or is about to.</summary>
    public bool IsBound => server.Features.Get<IServerAddressesFeature>()?.Addresses.Count > 0;

    /// <summary>The first bound address, with a loopback host. Known once the server listens.</summary>
    /// <exception cref="InvalidOperationException">The server does not listen yet.</exception>
    public Uri Local
    {
        get
        {
            var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                ?? throw new InvalidOperationException("The app does not listen on an address yet.");
            // http://+:8080 and http://[::]:8080 are bindings, not addresses that can be called.
            var uri = new Uri(bound.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal));
            return uri.Host is "0.0.0.0" or "[::]" or "localhost" ? new UriBuilder(uri) { Host = "127.0.0.1" }.Uri : uri;
        }
    }

    /// <exception cref="OptionsValidationException">The variable is not an absolute http or https address.</exception>
    public static Uri? PublicFrom(IConfiguration configuration)
    {
        var text = configuration["RANKRENT_PUBLIC_URL"]?.Trim().TrimEnd('/');
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        var valid = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length + uri.Fragment.Length == 0;
        return valid ? uri : throw new OptionsValidationException("Web", typeof(OwnAddress),
            ["RANKRENT_PUBLIC_URL is not an absolute address. Set it to the https address that Twilio reaches, like https://phones.example.com, or remove it."]);
    }
}
