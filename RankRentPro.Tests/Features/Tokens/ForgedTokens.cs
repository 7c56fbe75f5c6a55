using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RankRentPro.Features.Tokens;

namespace RankRentPro.Tests.Features.Tokens;

/// <summary>Tokens that somebody made out of a good one.</summary>
internal static class ForgedTokens
{
    /// <summary>Each by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, Func<string, TokenKey, string>> All { get; } = new Dictionary<string, Func<string, TokenKey, string>>
    {
        ["empty"] = (_, _) => " ",
        ["no token at all"] = (_, _) => "nothing",
        ["cut short"] = (good, _) => good[..^4],
        ["tampered signature"] = (good, _) => good[..^5] + (good[^5] == 'A' ? 'B' : 'A') + good[^4..],
        ["tampered payload"] = (good, _) => With(good, payload => payload.Replace("\"sub\":\"1\"", "\"sub\":\"2\"", StringComparison.Ordinal)),
        ["longer life"] = (good, _) => With(good, payload => payload.Replace("\"exp\":4", "\"exp\":5", StringComparison.Ordinal)),
        ["algorithm none"] = (good, _) => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{good.Split('.')[1]}.",
        ["algorithm none with the signature"] = (good, _) => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{good.Split('.')[1]}.{good.Split('.')[2]}",
        ["foreign key"] = (good, key) => Signed(good, new(key.Id, RandomNumberGenerator.GetBytes(32), key.CreatedAt), new()),
        ["foreign key of another name"] = (good, _) => Signed(good, new("0011223344556677", RandomNumberGenerator.GetBytes(32), default), new()),
        ["another algorithm"] = (good, key) => Signed(good, key with { Bytes = [.. key.Bytes, .. key.Bytes] }, new() { Algorithm = SecurityAlgorithms.HmacSha512 }),
        ["another issuer"] = (good, key) => Signed(good, key, new() { Issuer = "elsewhere" }),
        ["another audience"] = (good, key) => Signed(good, key, new() { Audience = "elsewhere" }),
        ["no session"] = (good, key) => Signed(good, key, new() { Session = "" }),
        ["a session that is not there"] = (good, key) => Signed(good, key, new() { Session = "AAAAAAAAAAAAAAAAAAAAAA" }),
        ["unknown key of a script"] = (_, _) => "rrp_" + new string('a', 32),
        ["key without a secret"] = (_, _) => "rrp_",
        ["null characters"] = (_, _) => "rrp_%00",
    };

    /// <summary>The good token with another user in it; with its own signature, or with that of a key that is not ours.</summary>
    public static string OfAnother(string good, string user, bool isSignedAnew)
    {
        var named = With(good, payload => payload.Replace($"\"sub\":\"{new JsonWebToken(good).Subject}\"", $"\"sub\":\"{user}\"", StringComparison.Ordinal));
        return isSignedAnew ? Signed(named, new(new JsonWebToken(good).Kid, RandomNumberGenerator.GetBytes(32), default), new()) : named;
    }

    private static string With(string good, Func<string, string> change)
    {
        var parts = good.Split('.');
        var payload = change(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])));
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Signed(string good, TokenKey key, Forged forged)
    {
        var token = new JsonWebToken(good);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = forged.Issuer ?? token.Issuer,
            Audience = forged.Audience ?? token.Audiences.First(),
            Expires = token.ValidTo,
            Claims = new Dictionary<string, object> { ["sub"] = token.Subject, ["sid"] = forged.Session ?? token.GetPayloadValue<string>("sid") },
            SigningCredentials = new(new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id }, forged.Algorithm),
        });
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);

    /// <summary>What is not as in the good token.</summary>
    private sealed record Forged
    {
        public string Algorithm { get; init; } = SecurityAlgorithms.HmacSha256;
        public string? Issuer { get; init; }
        public string? Audience { get; init; }
        public string? Session { get; init; }
    }
}
