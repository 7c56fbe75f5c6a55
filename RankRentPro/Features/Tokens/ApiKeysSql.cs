using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Tokens;

/// <summary>A long-lived key of a user's script.</summary>
public sealed record ApiKeyRow
{
    public const string Read = "read";
    public const string Write = "write";

    public long Id { get; init; }
    public long UserId { get; init; }
    public string Name { get; init; } = "";
    public string Hash { get; init; } = "";

    /// <summary>The last four characters of the key.</summary>
    public string Ends { get; init; } = "";

    public string Scope { get; init; } = Read;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Known where the key is looked for.</summary>
    public string UserStamp { get; init; } = "";
}

public static class ApiKeysSql
{
    private const string Columns = """
        id as Id, user_id as UserId, name as Name, hash as Hash, ends as Ends, scope as Scope,
        created_at as CreatedAt, used_at as UsedAt, revoked_at as RevokedAt
        """;

    /// <summary>Those in use first, the newest before the older ones.</summary>
    public static List<ApiKeyRow> OfUser(DbConnection connection, long userId) => connection.Query<ApiKeyRow>($"""
        select {Columns}
        from api_keys
        where user_id = @userId
          and revoked_at is null
        order by id desc
        """, new { userId }).AsList();

    public static ApiKeyRow? FindInUse(DbConnection connection, string hash) => connection.QuerySingleOrDefault<ApiKeyRow>($"""
        select {Columns}, (select security_stamp from users where users.id = user_id) as UserStamp
        from api_keys
        where hash = @hash
          and revoked_at is null
        """, new { hash });

    public static void Add(DbConnection connection, ApiKeyRow key) => connection.Execute("""
        insert into api_keys (user_id, name, hash, ends, scope, created_at)
        values (@UserId, @Name, @Hash, @Ends, @Scope, @CreatedAt)
        """, key);

    public static void Touch(DbConnection connection, long id, DateTimeOffset now) => connection.Execute("""
        update api_keys
        set used_at = @now
        where id = @id
        """, new { id, now });

    /// <returns>False when this user has no such key in use.</returns>
    public static bool Revoke(DbConnection connection, long userId, long id, DateTimeOffset now) => connection.Execute("""
        update api_keys
        set revoked_at = @now
        where id = @id
          and user_id = @userId
          and revoked_at is null
        """, new { userId, id, now }) == 1;
}
