using System.Globalization;
using Microsoft.Extensions.Options;

namespace RankRentPro.Features.Tokens;

public sealed record TokenOptions
{
    private const int HalfADay = 720;
    private const int AnHour = 60;
    private const int AYear = 525_600;

    /// <summary><c>RANKRENT_TOKEN_MINUTES</c>: how long an access token is good for.</summary>
    public required TimeSpan AccessLasts { get; init; }

    public TimeSpan RefreshLasts { get; init; } = TimeSpan.FromDays(30);

    /// <summary><c>RANKRENT_MEDIA_MINUTES</c>: how long an address of a recording's audio is good for at least.</summary>
    public required TimeSpan MediaLasts { get; init; }

    /// <summary><c>RANKRENT_ALLOWED_ORIGINS</c>: front ends on other hosts whose browsers may call the API.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The file of the keys that sign tokens.</summary>
    public required string KeyFile { get; init; }

    /// <exception cref="OptionsValidationException">A variable cannot be used.</exception>
    public static TokenOptions From(IConfiguration configuration, string keyFile)
    {
        var origins = (configuration["RANKRENT_ALLOWED_ORIGINS"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new()
        {
            AccessLasts = Minutes(configuration, "RANKRENT_TOKEN_MINUTES", HalfADay),
            MediaLasts = Minutes(configuration, "RANKRENT_MEDIA_MINUTES", AnHour),
            AllowedOrigins = [.. origins.Select(origin => Origin(origin) ?? throw Wrong($"RANKRENT_ALLOWED_ORIGINS names {origin}, which is not an origin. Write it like https://app.example.com, without a path, and several with commas between them."))],
            KeyFile = keyFile,
        };
    }

    private static TimeSpan Minutes(IConfiguration configuration, string variable, int otherwise) => configuration[variable] switch
    {
        null or "" => TimeSpan.FromMinutes(otherwise),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= AYear => TimeSpan.FromMinutes(minutes),
        _ => throw Wrong($"{variable} is not a number of minutes. Set it to a whole number from 1 to {AYear}, or remove it for {otherwise}."),
    };

    // As browsers write it: in lower case, and without a port that goes without saying.
    private static string? Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length + uri.Fragment.Length == 0
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    private static OptionsValidationException Wrong(string sentence) => new("Tokens", typeof(TokenOptions), [sentence]);
}
