using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.JsonWebTokens;
using RankRentPro.Data;
using RankRentPro.Features.Accounts;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

public static class TokenRegistration
{
    /// <summary>Authorization policy of the API: a token or a key in the header; a cookie is nothing here.</summary>
    public const string Policy = "api";

    /// <summary>What a browser of another origin may send.</summary>
    public static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];

    private const string Scheme = "api";
    private const string KeyScheme = "api-key";

    public static IServiceCollection AddTokens(this IServiceCollection services, TokenOptions options)
    {
        services.AddSingleton(options).AddSingleton<TokenKeys>().AddSingleton<AccessTokens>().AddSingleton<ApiSessions>().AddSingleton<MediaTokens>().AddSingleton<ApiRate>().AddSingleton<ApiKeys>().AddTransient<ApiRepeats>();
        services.AddAuthentication()
            .AddPolicyScheme(Scheme, null, scheme => scheme.ForwardDefaultSelector = context => IsKey(context.Request) ? KeyScheme : JwtBearerDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(KeyScheme, null)
            .AddJwtBearer(bearer =>
            {
                bearer.MapInboundClaims = false;
                bearer.Events = new() { OnTokenValidated = FindSession };
            });
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<AccessTokens>((bearer, access) => bearer.TokenValidationParameters = access.Rules());
        services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
        services.AddCors(cors => cors.AddPolicy(Policy, origins => origins.WithOrigins([.. options.AllowedOrigins]).AllowAnyHeader().WithMethods(Methods)
            .WithExposedHeaders("ETag", "Location", "Retry-After", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset").SetPreflightMaxAge(TimeSpan.FromHours(1))));
        services.ConfigureHttpJsonOptions(json => ApiJson.Set(json.SerializerOptions));
        return services;
    }

    private static bool IsKey(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith($"Bearer {ApiKeys.Prefix}", StringComparison.OrdinalIgnoreCase);

    // A token may live longer than its session: each request asks.
    private static Task FindSession(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var (database, demo) = (services.GetRequiredService<Database>(), services.GetRequiredService<AccountsOptions>().DemoMode);
        var token = (JsonWebToken)context.SecurityToken;
        var viewer = token.TryGetPayloadValue<string>(AccessTokens.SessionClaim, out var id)
            ? database.Read(connection => ApiSessionsSql.Find(connection, id) is { } session ? UserSql.Session(connection, session.UserId, session.Stamp, demo) : null)
            : null;
        if (viewer is null)
        {
            context.Fail("The session has ended.");
            return Task.CompletedTask;
        }
        context.HttpContext.SetCaller(new(viewer, id, null, CanWrite: true));
        return Task.CompletedTask;
    }
}
