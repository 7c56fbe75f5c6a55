namespace RankRentPro.Simulator.Rest;

/// <summary>Twilio's refusals with Twilio's words.</summary>
internal static class SimulatorErrors
{
    public static Refusal AccountNotActive { get; } = new(10001, "Account is not active");
    public static Refusal Authenticate { get; } = new(20003, "Authenticate", 401) { Detail = "" };
    public static Refusal NoCredentials { get; } = new(20003, "Authentication Error - No credentials provided", 401) { Detail = "Your AccountSid or AuthToken was incorrect." };
    public static Refusal Suspended { get; } = new(20003, "Permission to this resource is denied: the account is suspended.", 403) { Detail = "" };
    public static Refusal TestCredentials { get; } = new(20008, "Resource not accessible with Test Account Credentials", 403);
    public static Refusal TokenRequired { get; } = Parameter("PageToken is required for paging.");
    public static Refusal PageTooLarge { get; } = new(20007, "Page size must be between 1 and 1000");
    public static Refusal BadPageToken { get; } = new(21481, "Invalid page token.");
    public static Refusal TooManyRequests { get; } = new(20429, "Too Many Requests", 429);
    public static Refusal Unavailable { get; } = new(20503, "Service is unavailable, please try again", 503) { ExplainedAt = 503 };
    public static Refusal StillRunning { get; } = new(20009, "Cannot delete this resource before it is complete.");
    public static Refusal CallNotInProgress { get; } = new(21220, "Call is not in-progress. Cannot redirect.");

    public static Refusal Parameter(string message) => new(20001, message);

    public static Refusal Value(string name, string value) => Parameter($"Invalid value '{value}' for parameter '{name}'.");

    public static Refusal NotFound(HttpContext context) => new(20404, $"The requested resource {Path(context)} was not found", 404);

    /// <summary>The path as the client of Twilio sees it: without the app's own prefix.</summary>
    private static string Path(HttpContext context) => context.Request.Path.Value![SimulatorOptions.Path.Length..];
}
