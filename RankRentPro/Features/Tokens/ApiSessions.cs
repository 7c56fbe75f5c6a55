using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

/// <summary>What a sign-in or a refresh hands out.</summary>
/// <param name="Access">Goes into the header of each request.</param>
/// <param name="Seconds">How long that is good for.</param>
/// <param name="Refresh">Good once.</param>
/// <param name="User">Whose session it is.</param>
public sealed record TokenPair(string Access, int Seconds, string Refresh, UserRow User);

/// <summary>Sessions of programs: started by a sign-in, carried on by refresh tokens that are good once.</summary>
public sealed class ApiSessions(Database database, AccessTokens access, TokenOptions options, TimeProvider clock)
{
    public TokenPair Start(UserRow user) => database.Write(connection =>
    {
        var now = clock.GetUtcNow();
        ApiSessionsSql.Forget(connection, now - Outlive);
        var session = new ApiSessionRow { Id = Random(16), UserId = user.Id, Stamp = user.SecurityStamp, CreatedAt = now };
        ApiSessionsSql.Start(connection, session);
        return Pair(connection, session, user);
    });

    /// <returns>Null for a token that is over, spent or not ours; one that comes again after it was spent ends its session.</returns>
    public TokenPair? Refresh(string token)
    {
        var hash = Hash(token);
        // Whoever makes tokens up must not take the turn of those who write.
        var isKnown = database.Read(connection => ApiSessionsSql.FindRefresh(connection, hash)) is not null;
        return isKnown ? database.Write(connection => Exchange(connection, hash)) : null;
    }

    public void End(string sessionId) => database.Write(connection => ApiSessionsSql.End(connection, sessionId, clock.GetUtcNow()));

    /// <summary>What is stored of a secret that only its holder knows.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal static string Random(int bytes) => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    // An access token may last longer than the refresh token that came with it, and ends with its session.
    private TimeSpan Outlive => options.AccessLasts > options.RefreshLasts ? options.AccessLasts - options.RefreshLasts : TimeSpan.Zero;

    private TokenPair? Exchange(DbConnection connection, string hash)
    {
        var now = clock.GetUtcNow();
        if (ApiSessionsSql.FindRefresh(connection, hash) is not { } known)
        {
            return null;
        }
        if (known.SpentAt is not null)
        {
            // Somebody else has a copy: nobody goes on with this session.
            ApiSessionsSql.End(connection, known.SessionId, now);
            return null;
        }
        if (known.ExpiresAt <= now || ApiSessionsSql.Find(connection, known.SessionId) is not { } session || UserSql.Get(connection, session.UserId) is not { } user || user.SecurityStamp != session.Stamp)
        {
            return null;
        }
        ApiSessionsSql.Spend(connection, known.Hash, now);
        ApiSessionsSql.ForgetTokens(connection, session.Id, now);
        return Pair(connection, session, user);
    }

    private TokenPair Pair(DbConnection connection, ApiSessionRow session, UserRow user)
    {
        var refresh = Random(32);
        ApiSessionsSql.AddRefresh(connection, new() { Hash = Hash(refresh), SessionId = session.Id, ExpiresAt = clock.GetUtcNow() + options.RefreshLasts });
        return new(access.Issue(user.Id, session.Id), access.Seconds, refresh, user);
    }
}
