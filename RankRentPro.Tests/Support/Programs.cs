using Dapper;
using RankRentPro.Features.Tokens;

namespace RankRentPro.Tests.Support;

/// <summary>How programs get in.</summary>
public static class Programs
{
    /// <summary>A program that nobody let in yet.</summary>
    public static ApiClient NewProgram(this AppFixture app) => new(app.Url);

    /// <summary>A program with a key of the first user, or of another one.</summary>
    public static ApiClient Program(this AppFixture app, string scope = ApiKeyRow.Write, string? email = null) => new(app.Url) { Token = app.KeyOf(scope, email) };

    public static string KeyOf(this AppFixture app, string scope = ApiKeyRow.Write, string? email = null) => app.Database.Write(connection =>
    {
        var secret = $"rrp_{Guid.NewGuid():n}";
        var user = connection.QueryFirst<long>("select id from users where @email is null or email = @email order by id limit 1", new { email });
        ApiKeysSql.Add(connection, new() { UserId = user, Name = "Test", Hash = ApiSessions.Hash(secret), Ends = secret[^4..], Scope = scope, CreatedAt = CallBuilder.Began });
        return secret;
    });
}
