using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

/// <summary>What every endpoint of the API shares: tokens, origins, allowances, ETags.</summary>
public static class ApiGroup
{
    private const int RequestsAMinute = 120;

    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder app, string path)
    {
        var api = app.MapGroup(path).RequireAuthorization(TokenRegistration.Policy).RequireCors(TokenRegistration.Policy);
        api.AddEndpointFilter(Allow).AddEndpointFilter<ApiETag>();
        return api;
    }

    /// <summary>What is told where no endpoint is.</summary>
    public static void MapNotHere(this IEndpointRouteBuilder app)
    {
        NotHereAt(app, "/api/{**path}", group => group.RequireAuthorization(TokenRegistration.Policy));
        NotHereAt(app, "/auth/{**path}", group => group.AllowAnonymous());
        NotHereAt(app, "/api/auth/{**path}", group => group.AllowAnonymous());
    }

    private static void NotHereAt(IEndpointRouteBuilder app, string path, Action<RouteGroupBuilder> open)
    {
        var group = app.MapGroup("").RequireCors(TokenRegistration.Policy).ExcludeFromDescription();
        open(group);
        group.Map(path, NotHere.Answer);
        // What another origin's browser asks first is only answered where the methods are named.
        group.MapMethods(path, TokenRegistration.Methods, NotHere.Answer);
    }

    private static async ValueTask<object?> Allow(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = http.Caller();
        var allowance = http.RequestServices.GetRequiredService<ApiRate>().Take(caller.Name, RequestsAMinute);
        allowance.WriteTo(http.Response.Headers);
        return !allowance.IsGranted ? ApiProblem.Of(StatusCodes.Status429TooManyRequests, $"This token has used its {RequestsAMinute} requests of the minute. Wait {allowance.ResetSeconds} seconds.")
            : !caller.CanWrite && !HttpMethods.IsGet(http.Request.Method) ? ApiProblem.Of(StatusCodes.Status403Forbidden, "This key may only read.")
            : await next(context);
    }
}
