using System.Globalization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RankRentPro.Features.Tokens;

/// <summary>Access tokens: JWTs that name a user and a session, signed with HMAC-SHA256.</summary>
public sealed class AccessTokens(TokenKeys keys, TokenOptions options, TimeProvider clock)
{
    public const string SessionClaim = "sid";
    private const string Issuer = "rankrentpro";
    private const string Audience = "rankrentpro-api";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Seconds, as <c>expiresIn</c> tells them.</summary>
    public int Seconds => (int)options.AccessLasts.TotalSeconds;

    public string Issue(long userId, string sessionId)
    {
        var (now, key) = (clock.GetUtcNow().UtcDateTime, keys.Current());
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.AccessLasts,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = userId.ToString(CultureInfo.InvariantCulture),
                [SessionClaim] = sessionId,
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("n"),
            },
            SigningCredentials = new(Key(key), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>What a token has to be. Whether its session still stands is asked of the database.</summary>
    public TokenValidationParameters Rules() => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id) is { } key ? [Key(key)] : [],
        LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        RequireSignedTokens = true,
        NameClaimType = JwtRegisteredClaimNames.Sub,
    };

    private static SymmetricSecurityKey Key(TokenKey key) => new(key.Bytes) { KeyId = key.Id };
}
