using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RankRentPro.Features.Accounts;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

/// <summary>Sign-in for programs, under /auth and /api/auth alike.</summary>
public static class AuthApi
{
    private const int SignInsAMinute = 10;

    public static void MapAuthApi(this IEndpointRouteBuilder app)
    {
        foreach (var (endpoint, name) in Map(app.MapGroup("/auth")))
        {
            endpoint.WithName(name);
        }
        // Of the two spellings one is enough to read.
        foreach (var (endpoint, _) in Map(app.MapGroup("/api/auth")))
        {
            endpoint.ExcludeFromDescription();
        }
    }

    /// <summary>Sign in</summary>
    internal static Results<Ok<TokenAnswer>, ProblemHttpResult> Login(ApiBody<LoginRequest> body, HttpContext context, SignInDoor door, ApiSessions sessions)
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
        return errors.Any ? errors.Problem : door.Open(form.Email!.Trim(), form.Password!, context.Connection.RemoteIpAddress) switch
        {
            { Wait: { } wait } => Wait(context, wait),
            { User: { } user } => TypedResults.Ok(TokenAnswer.Of(sessions.Start(user))),
            _ => ApiProblem.Of(StatusCodes.Status401Unauthorized, "The email or the password is not right."),
        };
    }

    /// <summary>Exchange a refresh token for a new pair</summary>
    internal static Results<Ok<TokenAnswer>, ProblemHttpResult> Refresh(ApiBody<RefreshRequest> body, ApiSessions sessions)
    {
        if (body.Value is not { } form)
        {
            return body.Problem!;
        }
        var errors = new ApiErrors();
        Require(form.RefreshToken, "refreshToken", errors);
        return errors.Any ? errors.Problem
            : sessions.Refresh(form.RefreshToken!) is { } pair ? TypedResults.Ok(TokenAnswer.Of(pair))
            : ApiProblem.Of(StatusCodes.Status401Unauthorized, "This refresh token is over. Sign in again.");
    }

    /// <summary>Users are invited, they do not register</summary>
    internal static ProblemHttpResult Register() => ApiProblem.Of(StatusCodes.Status403Forbidden, "Users are invited by the owner. Nobody can register.");

    /// <summary>End the session of this token</summary>
    internal static Results<NoContent, ProblemHttpResult> Logout(HttpContext context, ApiSessions sessions)
    {
        if (context.Caller().SessionId is not { } session)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "A key has no session. Revoke it on the page API keys.");
        }
        sessions.End(session);
        return TypedResults.NoContent();
    }

    private static (RouteHandlerBuilder Endpoint, string Name)[] Map(RouteGroupBuilder auth)
    {
        auth.RequireCors(TokenRegistration.Policy).WithTags("Sign-in");
        // Nothing on the way keeps a token (RFC 6749, 5.1).
        auth.AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(call);
        });
        return
        [
            (auth.MapPost("login", Login).AllowAnonymous().ProducesProblem(400).ProducesProblem(401).ProducesProblem(429), "login"),
            (auth.MapPost("refresh", Refresh).AllowAnonymous().ProducesProblem(400).ProducesProblem(401), "refresh"),
            (auth.MapPost("register", Register).AllowAnonymous().ProducesProblem(403), "register"),
            (auth.MapPost("logout", Logout).RequireAuthorization(TokenRegistration.Policy).ProducesProblem(400).ProducesProblem(401), "logout"),
        ];
    }

    private static void Require(string? text, string field, ApiErrors errors) => errors.AddIfAny(field, string.IsNullOrWhiteSpace(text) ? "This is missing." : null);

    private static ProblemHttpResult? TooMany(HttpContext context)
    {
        var allowance = context.RequestServices.GetRequiredService<ApiRate>().Take(SignInThrottle.AddressKey(context.Connection.RemoteIpAddress), SignInsAMinute);
        allowance.WriteTo(context.Response.Headers);
        return allowance.IsGranted ? null : ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"Too many sign-ins from this address. Wait {allowance.ResetSeconds} seconds.");
    }

    private static ProblemHttpResult Wait(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(StatusCodes.Status429TooManyRequests, SignInThrottle.Message(wait));
    }
}
