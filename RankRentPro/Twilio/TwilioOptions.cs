using Microsoft.Extensions.Options;

namespace RankRentPro.Twilio;

/// <summary>The account as the environment names it. Without <see cref="AccountSid"/> the simulated account is used.</summary>
public sealed record TwilioOptions
{
    public string? AccountSid { get; init; }
    public string? AuthToken { get; init; }
    public string? PreviousAuthToken { get; init; }
    public string? ApiKey { get; init; }
    public string? ApiSecret { get; init; }
    public Uri? BaseUrl { get; init; }
    public string? Region { get; init; }
    public string? Edge { get; init; }
    public bool Debug { get; init; }

    /// <summary>Wait before the first retry, doubled and jittered for each further one. Tests set zero.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    public bool IsConfigured => AccountSid is not null;

    /// <summary>User name of Basic authentication: the API key when there is one, else the account.</summary>
    public string UserName => ApiKey ?? AccountSid ?? "";

    public string Password => (ApiKey is null ? AuthToken : ApiSecret) ?? "";

    /// <summary>Tokens that may have signed a webhook, the current one first.</summary>
    public IEnumerable<string> SigningTokens => new[] { AuthToken, PreviousAuthToken }.OfType<string>();

    /// <exception cref="OptionsValidationException">A variable is wrong or its other half is missing; the message says what to set.</exception>
    public static TwilioOptions From(IConfiguration configuration)
    {
        var options = new TwilioOptions
        {
            AccountSid = Text(configuration, "TWILIO_ACCOUNT_SID"),
            AuthToken = Text(configuration, "TWILIO_AUTH_TOKEN"),
            PreviousAuthToken = Text(configuration, "TWILIO_AUTH_TOKEN_PREVIOUS"),
            ApiKey = Text(configuration, "TWILIO_API_KEY"),
            ApiSecret = Text(configuration, "TWILIO_API_SECRET"),
            BaseUrl = Address(Text(configuration, "TWILIO_BASE_URL")),
            Region = Text(configuration, "TWILIO_REGION"),
            Edge = Text(configuration, "TWILIO_EDGE"),
            Debug = Switch(Text(configuration, "RANKRENT_DEBUG_TWILIO")),
        };
        return Problem(options) is { } problem ? throw Wrong(problem) : options;
    }

    private static string? Problem(TwilioOptions options) => options switch
    {
        { AccountSid: not null, AuthToken: null } => "TWILIO_ACCOUNT_SID is set but TWILIO_AUTH_TOKEN is not. Set both (Twilio Console > Account Info), or neither for demo mode.",
        { AccountSid: null, AuthToken: not null } => "TWILIO_AUTH_TOKEN is set but TWILIO_ACCOUNT_SID is not. Set both (Twilio Console > Account Info), or neither for demo mode.",
        { AccountSid: { } sid } when !Sid.IsValid(sid, "AC") => "TWILIO_ACCOUNT_SID is not an account SID: it is AC followed by 32 hexadecimal digits. Copy it from the Twilio Console.",
        { ApiKey: not null, ApiSecret: null } => "TWILIO_API_KEY is set but TWILIO_API_SECRET is not. Set both, or neither to use the auth token.",
        { ApiKey: null, ApiSecret: not null } => "TWILIO_API_SECRET is set but TWILIO_API_KEY is not. Set both, or neither to use the auth token.",
        { ApiKey: { } key } when !Sid.IsValid(key, "SK") => "TWILIO_API_KEY is not an API key SID: it is SK followed by 32 hexadecimal digits.",
        { ApiKey: not null, AccountSid: null } => "TWILIO_API_KEY is set but TWILIO_ACCOUNT_SID is not. Set the account SID and auth token too: the token validates webhooks.",
        { BaseUrl: not null, AccountSid: null } => "TWILIO_BASE_URL is set without credentials. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN too, or remove it for demo mode.",
        _ => null,
    };

    private static Uri? Address(string? text) => text switch
    {
        null => null,
        _ when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => uri,
        _ => throw Wrong("TWILIO_BASE_URL is not an absolute http or https address. Set it to one like https://twilio.example.com, or remove it."),
    };

    private static bool Switch(string? text) => text?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw Wrong("RANKRENT_DEBUG_TWILIO must be true or false."),
    };

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static OptionsValidationException Wrong(string message) => new("Twilio", typeof(TwilioOptions), [message]);
}
