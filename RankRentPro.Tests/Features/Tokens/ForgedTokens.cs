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
        ["foreign key"] = (good, key) => Signed(good, new(key.Id, RandomNumberGenerator.GetBytes(32), key.CreatedAt)),
        ["foreign key of another name"] = (good, _) => Signed(good, new("0011223344556677", RandomNumberGenerator.GetBytes(32), default)),
        ["another algorithm"] = (good, key) => Signed(good, key with { Bytes = [.. key.Bytes, .. key.Bytes] }, SecurityAlgorithms.HmacSha512),
        ["another issuer"] = (good, key) => Signed(good, key, issuer: "elsewhere"),
        ["another audience"] = (good, key) => Signed(good, key, audience: "elsewhere"),
        ["no session"] = (good, key) => Signed(good, key, session: ""),
        ["a session that is not there"] = (good, key) => Signed(good, key, session: "AAAAAAAAAAAAAAAAAAAAAA"),
        ["unknown key of a script"] = (_, _) => "rrp_" + new string('a', 32),
        ["key without a secret"] = (_, _) => "rrp_",
        ["null characters"] = (_, _) => "rrp_%00",
    };

    private static string With(string good, Func<string, string> change)
    {
        var parts = good.Split('.');
        var payload = change(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1])));
        return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
    }

    private static string Signed(string good, TokenKey key, string algorithm = SecurityAlgorithms.HmacSha256, string? issuer = null, string? audience = null, string? session = null)
    {
        var token = new JsonWebToken(good);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? token.Issuer,
            Audience = audience ?? token.Audiences.First(),
            Expires = token.ValidTo,
            Claims = new Dictionary<string, object> { ["sub"] = token.Subject, ["sid"] = session ?? token.GetPayloadValue<string>("sid") },
            SigningCredentials = new(new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id }, algorithm),
        });
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);
}
