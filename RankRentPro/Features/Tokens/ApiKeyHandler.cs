using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;

namespace RankRentPro.Features.Tokens;

/// <summary>Lets a request in that carries a personal key as its bearer token.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database database, AccountsOptions accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Prefix = "rrp_";

    // When a key was used last is told to the minute: not every request is a write.
    private static readonly TimeSpan Seen = TimeSpan.FromMinutes(1);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        var (key, viewer) = database.Read(connection => ApiKeysSql.FindInUse(connection, ApiSessions.Hash(secret)) is { } found && UserSql.Get(connection, found.UserId) is { } user
            ? (found, UserSql.Session(connection, user.Id, user.SecurityStamp, accounts.DemoMode))
            : (null, null));
        if (key is null || viewer is null)
        {
            return Task.FromResult(AuthenticateResult.Fail("The key is not known, or was revoked."));
        }
        var now = TimeProvider.GetUtcNow();
        if (key.UsedAt is null || now - key.UsedAt > Seen)
        {
            database.Write(connection => ApiKeysSql.Touch(connection, key.Id, now));
        }
        Context.SetCaller(new(viewer, null, key.Id, key.Scope == ApiKeyRow.Write));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, viewer.Id.ToString(CultureInfo.InvariantCulture))], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }
}
