using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using RankRentPro.Data;

namespace RankRentPro.Features.Tokens;

/// <summary>A request that carries an <c>Idempotency-Key</c>, and what was answered to it before.</summary>
/// <param name="Token">The same for every repeat of the request: what it does is done once.</param>
/// <param name="Body">The first answer; null while there is none.</param>
/// <param name="IsOther">The key belongs to a request with another body.</param>
public sealed record ApiRepeat(string Token, string? Body = null, bool IsOther = false);

/// <summary>Remembers for 24 hours what requests with an <c>Idempotency-Key</c> were answered, for each user.</summary>
public sealed class ApiRepeats(Database database, TimeProvider clock)
{
    public const int LongestKey = 255;

    /// <summary>What programs are told of the header.</summary>
    public const string Words = "Any text of at most 255 characters, new for each order: a repeat with it is answered the same for 24 hours, and done once.";

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
        var (asked, now) = (JsonSerializer.Serialize(request), clock.GetUtcNow());
        return database.Write(connection =>
        {
            connection.Execute("delete from api_repeats where created_at < @old", new { old = now - Kept });
            connection.Execute("""
                insert into api_repeats (user_id, key, request, created_at)
                values (@userId, @key, @asked, @now)
                on conflict (user_id, key) do nothing
                """, new { userId, key, asked, now });
            var (first, body, since) = connection.QuerySingle<(string, string?, long)>("""
                select request, body, created_at
                from api_repeats
                where user_id = @userId and key = @key
                """, new { userId, key });
            return new ApiRepeat(Token(userId, key, since), body, IsOther: first != asked);
        });
    }

    public void End(DbConnection connection, long userId, string? key, object answer) => connection.Execute("""
        update api_repeats
        set status = 201, body = @body
        where user_id = @userId and key = @key
        """, new { userId, key, body = JsonSerializer.Serialize(answer) });

    /// <summary>
    /// Nothing was tried: another request may use the key. One that Twilio refused, or did not answer, keeps it: its repeat
    /// has to know what the first one did.
    /// </summary>
    public void Forget(DbConnection connection, long userId, string? key) => connection.Execute("""
        delete from api_repeats
        where user_id = @userId and key = @key and status is null
        """, new { userId, key });

    private static string Token(long userId, string key, long since) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId} {since} {key}")).AsSpan(0, 16));
}
