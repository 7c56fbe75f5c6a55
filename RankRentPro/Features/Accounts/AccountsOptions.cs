using Microsoft.Extensions.Options;
using RankRentPro.Data;

namespace RankRentPro.Features.Accounts;

public sealed record AccountsOptions
{
    /// <summary>No Twilio credentials are configured, so <i>Try the demo</i> is offered while there is no owner.</summary>
    public required bool DemoMode { get; init; }

    /// <summary>Where the cookie's keys are kept.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>The database of the other mode; it need not exist.</summary>
    public required string OtherDatabase { get; init; }

    /// <summary><c>RANKRENT_OWNER_EMAIL</c> and <c>RANKRENT_OWNER_PASSWORD</c>: both or neither.</summary>
    public string? OwnerEmail { get; init; }

    public string? OwnerPassword { get; init; }

    /// <exception cref="OptionsValidationException">Half of the pair is missing, or one of them cannot be used.</exception>
    public static AccountsOptions From(IConfiguration configuration, DataOptions data, bool demoMode)
    {
        var options = new AccountsOptions
        {
            DemoMode = demoMode,
            KeyFolder = data.File("keys"),
            OtherDatabase = data.File(DatabaseName(!demoMode)),
            OwnerEmail = Text(configuration, "RANKRENT_OWNER_EMAIL")?.Trim(),
            OwnerPassword = Text(configuration, "RANKRENT_OWNER_PASSWORD"),
        };
        return Problem(options) is { } problem ? throw new OptionsValidationException("Accounts", typeof(AccountsOptions), [problem]) : options;
    }

    public static string DatabaseName(bool demoMode) => demoMode ? "demo.db" : "rankrent.db";

    private static string? Problem(AccountsOptions options) => options switch
    {
        { OwnerEmail: not null, OwnerPassword: null } => "RANKRENT_OWNER_EMAIL is set but RANKRENT_OWNER_PASSWORD is not. Set both, or neither to create the owner on the set-up page.",
        { OwnerEmail: null, OwnerPassword: not null } => "RANKRENT_OWNER_PASSWORD is set but RANKRENT_OWNER_EMAIL is not. Set both, or neither to create the owner on the set-up page.",
        { OwnerEmail: { } email } when !EmailText.IsValid(email) => "RANKRENT_OWNER_EMAIL is not an email address. Set it to one like owner@example.com.",
        { OwnerPassword: { } password } when Passwords.Problem(password) is { } problem => $"RANKRENT_OWNER_PASSWORD {problem}.",
        _ => null,
    };

    private static string? Text(IConfiguration configuration, string name) =>
        string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];
}
