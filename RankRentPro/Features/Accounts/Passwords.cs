using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace RankRentPro.Features.Accounts;

/// <summary>What a password must be, and how it is kept.</summary>
public sealed class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 200;

    // Of those that lists of stolen passwords begin with, the ones that are long enough here.
    private static readonly HashSet<string> _common = new(StringComparer.OrdinalIgnoreCase)
    {
        "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "1234567890a", "1q2w3e4r5t", "1q2w3e4r5t6y", "qwertyuiop", "qwerty12345", "qwerty1234",
        "asdfghjkl;", "abcdefghij", "abcd123456", "abc1234567", "password12", "password123", "password1234", "password12345", "passwordpassword", "passw0rd123", "p@ssw0rd123",
        "iloveyou123", "letmein123", "letmein1234", "welcome123", "welcome1234", "changeme123", "administrator", "admin12345", "admin123456", "sunshine123", "football123", "baseball123",
        "superman123", "princess123", "michael123", "monkey12345", "dragon12345", "master12345", "rankrentpro", "rankrent123",
    };

    private readonly PasswordHasher<UserRow> _hasher;
    private readonly Lazy<string> _nobody;

    /// <param name="iterations">How long one guess takes; the framework's own number unless a test is in a hurry.</param>
    public Passwords(int iterations = 100_000) => (_hasher, _nobody) = (new(Options.Create(new PasswordHasherOptions { IterationCount = iterations })), new(() => Hash(NewStamp())));

    /// <summary>Null when the password may be used, else what is wrong with it, as the end of a sentence.</summary>
    public static string? Problem(string? password) => password switch
    {
        null or { Length: < Shortest } => $"is too short: use at least {Shortest} characters",
        { Length: > Longest } => $"is too long: use at most {Longest} characters",
        _ when password.Distinct().Count() == 1 => "is one character repeated: choose another",
        _ when _common.Contains(password) => "is one of the first that others would try: choose another",
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
