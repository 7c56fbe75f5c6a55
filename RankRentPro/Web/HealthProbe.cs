namespace RankRentPro.Web;

/// <summary>Asks the app that runs beside this process whether it is alive: container images have no curl.</summary>
public static class HealthProbe
{
    private const string Path = "/health/live";

    /// <param name="configuration">Names the port as it does for the app itself: <c>ASPNETCORE_HTTP_PORTS</c> or <c>ASPNETCORE_URLS</c>, else 8080.</param>
    /// <returns>The exit code: 0 when <c>/health/live</c> answered 2xx within 3 s, else 1 with the reason on standard error.</returns>
    public static async Task<int> Ask(IConfiguration configuration)
    {
        var address = new Uri($"http://127.0.0.1:{Port(configuration)}{Path}");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await client.GetAsync(address);
            answer.EnsureSuccessStatusCode();
            return 0;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} did not answer as a healthy app: {failure.Message}");
            return 1;
        }
    }

    internal static int Port(IConfiguration configuration)
    {
        var urls = First(configuration["URLS"]);
        if (urls is not null)
        {
            // http://+:8080 is a binding and no address: its port is what stands behind the last colon.
            return int.TryParse(urls.TrimEnd('/').Split(':')[^1], out var bound) ? bound : 80;
        }
        return int.TryParse(First(configuration["HTTP_PORTS"]), out var port) ? port : 8080;
    }

    private static string? First(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
