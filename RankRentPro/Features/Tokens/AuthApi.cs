using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

public sealed record LoginRequest
{
    /// <example>owner@example.com</example>
    [Required]
    public string? Email { get; init; }

    [Required]
    public string? Password { get; init; }
}

public sealed record RefreshRequest
{
    [Required]
    public string? RefreshToken { get; init; }
}

public sealed record ApiUser
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }

    [AllowedValues("owner", "staff")]
    public required string Role { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }
}

public sealed record TokenAnswer
{
    /// <summary>Goes into the header: <c>Authorization: Bearer …</c>.</summary>
    public required string Token { get; init; }

    /// <summary>Good once, for 30 days.</summary>
    public required string RefreshToken { get; init; }

    /// <summary>Seconds that the token is good for.</summary>
    public required int ExpiresIn { get; init; }

    public required ApiUser User { get; init; }
}

/// <summary>Sign-in for programs, under /auth and /api/auth alike.</summary>
public static class AuthApi
{
    private const int SignInsAMinute = 10;

    public static void MapAuthApi(this IEndpointRouteBuilder app)
    {
        foreach (var prefix in new[] { "/auth", "/api/auth" })
        {
            var suffix = prefix == "/auth" ? "" : "Too";
            var auth = app.MapGroup(prefix).RequireCors(TokenRegistration.Policy).WithTags("Sign-in");
            auth.MapPost("login", Login).AllowAnonymous().WithName("login" + suffix).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
            auth.MapPost("refresh", Refresh).AllowAnonymous().WithName("refresh" + suffix).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
            auth.MapPost("register", Register).AllowAnonymous().WithName("register" + suffix).ProducesProblem(403);
            auth.MapPost("logout", Logout).RequireAuthorization(TokenRegistration.Policy).WithName("logout" + suffix).ProducesProblem(400).ProducesProblem(401);
        }
    }

    /// <summary>Sign in</summary>
    internal static Results<Ok<TokenAnswer>, ProblemHttpResult> Login(ApiBody<LoginRequest> body, HttpContext context, SignInDoor door, Database database, ApiSessions sessions, AccessTokens access)
    {
        if (body.Value is not { } form)
        {
            return body.Problem!;
        }
        if (TooMany(context) is { } tooMany)
        {
            return tooMany;
        }
        var errors = new ApiErrors();
        Require(form.Email, "email", errors);
        Require(form.Password, "password", errors);
        if (errors.Any)
        {
            return errors.Problem;
        }
        return door.Open(form.Email!.Trim(), form.Password!, context.Connection.RemoteIpAddress) switch
        {
            { Wait: { } wait } => Wait(context, wait),
            { User: { } user } => TypedResults.Ok(Answer(database.Write(connection => sessions.Start(connection, user)), access)),
            _ => ApiProblem.Of(StatusCodes.Status401Unauthorized, "The email or the password is not right."),
        };
    }

    /// <summary>Exchange a refresh token for a new pair</summary>
    internal static Results<Ok<TokenAnswer>, ProblemHttpResult> Refresh(ApiBody<RefreshRequest> body, HttpContext context, Database database, ApiSessions sessions, AccessTokens access)
    {
        if (body.Value is not { } form)
        {
            return body.Problem!;
        }
        if (TooMany(context) is { } tooMany)
        {
            return tooMany;
        }
        var errors = new ApiErrors();
        Require(form.RefreshToken, "refreshToken", errors);
        if (errors.Any)
        {
            return errors.Problem;
        }
        return database.Write(connection => sessions.Refresh(connection, form.RefreshToken!)) is { } pair
            ? TypedResults.Ok(Answer(pair, access))
            : ApiProblem.Of(StatusCodes.Status401Unauthorized, "This refresh token is over. Sign in again.");
    }

    /// <summary>Users are invited, they do not register</summary>
    internal static ProblemHttpResult Register() => ApiProblem.Of(StatusCodes.Status403Forbidden, "Users are invited by the owner. Nobody can register.");

    /// <summary>End the session of this token</summary>
    internal static Results<NoContent, ProblemHttpResult> Logout(HttpContext context, Database database, ApiSessions sessions)
    {
        if (context.Caller().SessionId is not { } session)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "A key has no session. Revoke it on the page API keys.");
        }
        database.Write(connection => sessions.End(connection, session));
        return TypedResults.NoContent();
    }

    private static void Require(string? text, string field, ApiErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(field, "This is missing.");
        }
    }

    private static ProblemHttpResult? TooMany(HttpContext context)
    {
        var allowance = context.RequestServices.GetRequiredService<ApiRate>().Take($"address {context.Connection.RemoteIpAddress}", SignInsAMinute);
        allowance.WriteTo(context.Response.Headers);
        return allowance.IsGranted ? null : ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"Too many sign-ins from this address. Wait {allowance.ResetSeconds} seconds.");
    }

    private static ProblemHttpResult Wait(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, SignInThrottle.Message(wait));
    }

    private static TokenAnswer Answer(TokenPair pair, AccessTokens access) => new()
    {
        Token = pair.Access,
        RefreshToken = pair.Refresh,
        ExpiresIn = access.Seconds,
        User = new()
        {
            Id = pair.User.Id.ToString(CultureInfo.InvariantCulture),
            Name = pair.User.Name,
            Email = pair.User.Email,
            Role = pair.User.Role,
            CreatedAt = pair.User.CreatedAt,
            UpdatedAt = pair.User.UpdatedAt,
        },
    };
}
