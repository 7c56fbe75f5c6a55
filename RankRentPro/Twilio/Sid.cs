using System.Security.Cryptography;

namespace RankRentPro.Twilio;

/// <summary>String identifiers: two capital letters and 32 lower-case hexadecimal digits.</summary>
public static class Sid
{
    public static bool IsValid(string? text, string prefix) =>
        text is { Length: 34 } && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiHexDigit);

    /// <summary>A new random one, as a simulated Twilio makes them.</summary>
    public static string New(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
