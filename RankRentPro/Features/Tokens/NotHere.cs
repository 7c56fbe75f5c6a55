using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing.Template;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Tokens;

/// <summary>What a program is told that no endpoint serves. Left to itself, an unknown address asks for the cookie of the pages.</summary>
internal static class NotHere
{
    /// <summary>405 with the methods that the address has, 404 where there is none.</summary>
    public static ProblemHttpResult Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => IsAt(endpoint, context.Request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Distinct().Order(StringComparer.Ordinal).ToList();
        if (methods.Count == 0)
        {
            return ApiProblem.Of(StatusCodes.Status404NotFound, "There is nothing at this address. The page /api lists what there is.");
        }
        context.Response.Headers.Allow = string.Join(", ", methods);
        return ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, $"This address takes {string.Join(" and ", methods)}, not {context.Request.Method}. The page /api lists what there is.");
    }

    private static bool IsAt(RouteEndpoint endpoint, PathString path) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 }
        && !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll)
        && endpoint.RoutePattern.RawText!.TrimStart('/') is var text && (text.StartsWith("api/", StringComparison.Ordinal) || text.StartsWith("auth/", StringComparison.Ordinal))
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
