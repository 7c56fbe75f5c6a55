namespace RankRentPro.Twilio;

/// <summary>One attempt, innermost: counts it, reads the body while the attempt's time runs, and logs it when RANKRENT_DEBUG_TWILIO asks.</summary>
internal sealed class TwilioExchange(TwilioOptions options, TimeProvider time, ILogger<TwilioExchange> logger) : DelegatingHandler
{
    private const long LargestBody = 32 * 1024 * 1024;

    // Texts that people or secrets are in; their length is enough to see what happened.
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "Body", "AuthToken", "auth_token", "Twiml" };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var attempts = TwilioAttempts.Of(request);
        attempts.Made++;
        var started = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!attempts.Streams || !response.IsSuccessStatusCode)
            {
                using var arriving = response.Content;
                response.Content = await BufferedBody.Load(arriving, LargestBody, cancellationToken);
            }
            await Log(request, started, $"HTTP {(int)response.StatusCode}, request {TwilioRefusals.RequestId(response) ?? "without id"}");
            return response;
        }
        catch (Exception failure) when (options.Debug)
        {
            await Log(request, started, failure.GetType().Name);
            throw;
        }
    }

    private async Task Log(HttpRequestMessage request, long started, string outcome)
    {
        if (options.Debug)
        {
            // Where the credentials do not go (Twilio's storage) the query is the permission.
            var parts = request.Headers.Authorization is null ? UriComponents.SchemeAndServer | UriComponents.Path : UriComponents.HttpRequestUrl;
            logger.LogInformation("Twilio: {Method} {Address} {Form} -> {Outcome}, {Milliseconds} ms",
                request.Method, request.RequestUri!.GetComponents(parts, UriFormat.UriEscaped), await Form(request), outcome, (long)time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private static async Task<string> Form(HttpRequestMessage request)
    {
        if (request.Content is null)
        {
            return "";
        }
        var fields = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(CancellationToken.None));
        return string.Join(' ', fields.SelectMany(field => field.Value, (field, value) => $"{field.Key}={Shown(field.Key, value ?? "")}"));
    }

    private static string Shown(string name, string value) => Hidden.Contains(name) ? $"({value.Length} characters)" : value;
}
