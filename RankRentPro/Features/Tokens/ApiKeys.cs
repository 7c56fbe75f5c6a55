using System.Collections.Concurrent;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

/// <summary>Personal keys of scripts.</summary>
public sealed class ApiKeys(Database database, AccountsOptions accounts, TimeProvider clock, ILogger<ApiKeys> logger)
{
    public const string Prefix = "rrp_";

    // When a key was used last is told to the minute: not every request is a write.
    private static readonly TimeSpan Seen = TimeSpan.FromMinutes(1);

    // Where that cannot be written it is not tried at every request.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _tried = new();

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
        WriteDown(key);
        return new(viewer, null, key.Id, key.Scope == ApiKeyRow.Write);
    }

    // It is for the owner to look at: no program is turned away because it cannot be stored.
    private void WriteDown(ApiKeyRow key)
    {
        var now = clock.GetUtcNow();
        if (now - key.UsedAt <= Seen || (_tried.TryGetValue(key.Id, out var tried) && now - tried <= Seen))
        {
            return;
        }
        try
        {
            database.Write(connection => ApiKeysSql.Touch(connection, key.Id, now));
        }
        catch (Exception failure) when (DiskRoom.IsNoTimeToWrite(failure))
        {
            _tried[key.Id] = now;
            logger.LogWarning("When key {Key} was used could not be stored: {Problem}", key.Id, failure.Message);
        }
    }
}
