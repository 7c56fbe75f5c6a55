using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

/// <summary>A request that carries an <c>Idempotency-Key</c>, and what was answered to it before.</summary>
/// <param name="Token">The same for every repeat of the request: what it does is done once.</param>
/// <param name="Body">The first answer; null while there is none.</param>
/// <param name="Problem">The key cannot be used for this request.</param>
public sealed record ApiRepeat(string Token, string? Body = null, ProblemHttpResult? Problem = null)
{
    public T? Answer<T>()
        where T : class => Body is null ? null : JsonSerializer.Deserialize<T>(Body);
}

/// <summary>
/// Remembers for 24 hours what requests with an <c>Idempotency-Key</c> were answered, for each user. One that Twilio refused, or did
/// not answer, keeps its key: its repeat has to know what the first one did.
/// </summary>
public sealed class ApiRepeats(Database database, TimeProvider clock)
{
    /// <summary>What programs are told of the header.</summary>
    public const string Words = "Any text of at most 255 characters, new for each order: a repeat with it is answered the same for 24 hours, and done once.";

    private const int LongestKey = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <param name="userId">Whose request it is.</param>
    /// <param name="key">The header; without one every request is a first one.</param>
    /// <param name="request">What is asked, as a value that JSON can write.</param>
    public ApiRepeat Begin(long userId, string? key, object request)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return new(Guid.NewGuid().ToString("n"));
        }
        if (key.Length > LongestKey)
        {
            return new("", Problem: ApiProblem.Of(StatusCodes.Status400BadRequest, $"The Idempotency-Key is longer than {LongestKey} characters."));
        }
        var asked = JsonSerializer.Serialize(request);
        var (first, body, since) = database.Write(connection => Keep(connection, userId, key, asked));
        return Answer(userId, key, first == asked, body, since);
    }

    /// <summary>What is known of the key before anything is done: null while it was not used.</summary>
    public ApiRepeat? Known(long userId, string? key, object request)
    {
        var known = string.IsNullOrWhiteSpace(key) ? [] : database.Read(connection => connection.Query<(string First, string? Body, long Since)>("""
            select request, body, created_at
            from api_repeats
            where user_id = @userId and key = @key and created_at >= @old
            """, new { userId, key, old = clock.GetUtcNow() - Kept }).AsList());
        return known is [var (first, body, since)] ? Answer(userId, key!, first == JsonSerializer.Serialize(request), body, since) : null;
    }

    public static void End(DbConnection connection, long userId, string? key, object answer) => connection.Execute("""
        update api_repeats
        set body = @body
        where user_id = @userId and key = @key
        """, new { userId, key, body = JsonSerializer.Serialize(answer) });

    private static ApiRepeat Answer(long userId, string key, bool isSame, string? body, long since) => isSame
        ? new(Token(userId, key, since), body)
        : new("", Problem: ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "This Idempotency-Key was used for another request. Use a new one."));

    private (string First, string? Body, long Since) Keep(DbConnection connection, long userId, string key, string asked)
    {
        var now = clock.GetUtcNow();
        connection.Execute("delete from api_repeats where created_at < @old", new { old = now - Kept });
        connection.Execute("""
            insert into api_repeats (user_id, key, request, created_at)
            values (@userId, @key, @asked, @now)
            on conflict (user_id, key) do nothing
            """, new { userId, key, asked, now });
        return connection.QuerySingle<(string, string?, long)>("""
            select request, body, created_at
            from api_repeats
            where user_id = @userId and key = @key
            """, new { userId, key });
    }

    private static string Token(long userId, string key, long since) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId} {since} {key}")).AsSpan(0, 16));
}
