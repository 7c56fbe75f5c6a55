using System.Data.Common;
using Dapper;

namespace RankRentPro.Features.Tokens;

public sealed record ApiSessionRow
{
    public required string Id { get; init; }
    public long UserId { get; init; }
    public string Stamp { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
}

public sealed record RefreshTokenRow
{
    public required string Hash { get; init; }
    public required string SessionId { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? SpentAt { get; init; }
}

public static class ApiSessionsSql
{
    public static void Start(DbConnection connection, ApiSessionRow session) => connection.Execute("""
        insert into api_sessions (id, user_id, stamp, created_at)
        values (@Id, @UserId, @Stamp, @CreatedAt)
        """, session);

    /// <summary>A session that has not ended.</summary>
    public static ApiSessionRow? Find(DbConnection connection, string id) => connection.QuerySingleOrDefault<ApiSessionRow>("""
        select id as Id, user_id as UserId, stamp as Stamp, created_at as CreatedAt, ended_at as EndedAt
        from api_sessions
        where id = @id
          and ended_at is null
        """, new { id });

    public static void End(DbConnection connection, string id, DateTimeOffset now) => connection.Execute("""
        update api_sessions
        set ended_at = @now
        where id = @id
          and ended_at is null
        """, new { id, now });

    public static void AddRefresh(DbConnection connection, RefreshTokenRow token) => connection.Execute("""
        insert into refresh_tokens (hash, session_id, expires_at)
        values (@Hash, @SessionId, @ExpiresAt)
        """, token);

    public static RefreshTokenRow? FindRefresh(DbConnection connection, string hash) => connection.QuerySingleOrDefault<RefreshTokenRow>("""
        select hash as Hash, session_id as SessionId, expires_at as ExpiresAt, spent_at as SpentAt
        from refresh_tokens
        where hash = @hash
        """, new { hash });

    public static void Spend(DbConnection connection, string hash, DateTimeOffset now) => connection.Execute("""
        update refresh_tokens
        set spent_at = @now
        where hash = @hash
        """, new { hash, now });

    /// <summary>Tokens that nobody could use any more, spent or not.</summary>
    public static void ForgetTokens(DbConnection connection, string sessionId, DateTimeOffset now) => connection.Execute("""
        delete from refresh_tokens
        where session_id = @sessionId
          and expires_at <= @now
        """, new { sessionId, now });

    /// <summary>Sessions all of whose refresh tokens were over at an instant are forgotten, with their tokens.</summary>
    public static void Forget(DbConnection connection, DateTimeOffset over) => connection.Execute("""
        delete from api_sessions
        where id in (
            select session_id
            from refresh_tokens
            group by session_id
            having max(expires_at) < @over)
        """, new { over });
}
