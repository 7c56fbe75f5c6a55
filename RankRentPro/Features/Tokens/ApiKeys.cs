using RankRentPro.Data;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

/// <summary>Personal keys of scripts.</summary>
public sealed class ApiKeys(Database database, AccountsOptions accounts, TimeProvider clock)
{
    public const string Prefix = "rrp_";

    // When a key was used last is told to the minute: not every request is a write.
    private static readonly TimeSpan Seen = TimeSpan.FromMinutes(1);

    public static string New() => Prefix + ApiSessions.Random(24);

    /// <returns>Null for a key that is not known, was revoked, or whose user may not come in.</returns>
    public ApiCaller? Enter(string secret)
    {
        var (key, viewer) = database.Read(connection => ApiKeysSql.FindInUse(connection, ApiSessions.Hash(secret)) is { } found
            ? (found, UserSql.Session(connection, found.UserId, found.UserStamp, accounts.DemoMode))
            : (null, null));
        if (key is null || viewer is null)
        {
            return null;
        }
        var now = clock.GetUtcNow();
        if (key.UsedAt is null || now - key.UsedAt > Seen)
        {
            database.Write(connection => ApiKeysSql.Touch(connection, key.Id, now));
        }
        return new(viewer, null, key.Id, key.Scope == ApiKeyRow.Write);
    }
}
