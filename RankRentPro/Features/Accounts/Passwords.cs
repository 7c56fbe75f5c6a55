using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace RankRentPro.Features.Accounts;

/// <summary>What a password must be, and how it is kept.</summary>
public sealed class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 200;

    private readonly PasswordHasher<UserRow> _hasher = new();
    private readonly Lazy<string> _nobody;

    public Passwords() => _nobody = new(() => Hash(NewStamp()));

    /// <summary>Null when the password may be used, else what is wrong with it, as the end of a sentence.</summary>
    public static string? Problem(string? password) => password switch
    {
        null or { Length: < Shortest } => $"is too short: use at least {Shortest} characters",
        { Length: > Longest } => $"is too long: use at most {Longest} characters",
        _ => null,
    };

    /// <summary>A value that a session is tied to; a new one ends the sessions of the old.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Takes as long for an unknown email, or a user without a password, as for a wrong password.</summary>
    public bool Match(UserRow? user, string password)
    {
        var known = user?.PasswordHash;
        var given = password.Length > Longest ? "" : password;
        var result = _hasher.VerifyHashedPassword(null!, known ?? _nobody.Value, given);
        return known is not null && result != PasswordVerificationResult.Failed;
    }
}
