using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RankRentPro.Features.Events;

/// <summary>Signs as Standard Webhooks 1.0 says: HMAC-SHA256 over id, seconds and body.</summary>
public static class EventSignature
{
    private const string Prefix = "whsec_";

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    public static string Of(string secret, string id, long seconds, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes(signed)));
    }
}
