using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Buffers;
using Microsoft.AspNetCore.ResponseCompression;

namespace RankRentPro.Web;

public static class WebRegistration
{
    private static readonly string[] _alsoCompressed = ["image/svg+xml"];

    /// <summary>The app's own address and compression of what it answers, on https too.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, Uri? publicUrl)
    {
        services.AddSingleton(provider => new OwnAddress(publicUrl, provider.GetRequiredService<IServer>()));
        services.AddSingleton<IconSprite>();
        services.AddSingleton<KeptFragments>();
        services.AddScoped<IViewBufferScope, PageBuffers>();
        services.AddSingleton<IHttpResponseStreamWriterFactory, PageWriters>();
        services.AddResponseCompression(options =>
        {
            // The length of a compressed page may tell a stranger the form token that is in it, but that is worth nothing
            // without the cookies that it belongs to, which no other site can send.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliPages>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. _alsoCompressed];
        });
        return services;
    }

    /// <summary>http://localhost:8080 unless the environment or the command line names addresses.</summary>
    public static void ListenOnPort8080ByDefault(this WebApplicationBuilder builder)
    {
        // The files of wwwroot are found in the build's output too, in every environment.
        builder.WebHost.UseStaticWebAssets();
        // Compressed and kept by the browser as they are after a publish: a build makes them anew when their source changes.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        if (string.IsNullOrEmpty(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)) && builder.Configuration["HTTP_PORTS"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:8080");
        }
    }

    /// <summary>Numbers and dates are written in one way, whatever the machine's language is; the pages are in English.</summary>
    public static void WriteInEnglish() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    /// <summary>The framework's own lines only when they warn; what a request did is in the error's log line.</summary>
    public static void KeepToWhatMatters(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // Else each request gets a trace and a log scope of its own; what the app logs names the request by its id already.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);
        logging.AddFilter("Hangfire", LogLevel.Warning);
    }
}
