using Microsoft.AspNetCore.Http.HttpResults;

namespace RankRentPro.Web.Api;

/// <summary>What a program is told about a request that failed: problem+json (RFC 9457) with a <c>message</c> too.</summary>
public static class ApiProblem
{
    public const string ContentType = "application/problem+json";

    internal const string AnyType = "*/*";

    public static ProblemHttpResult Of(int status, string message, int? twilioCode = null)
    {
        var more = new Dictionary<string, object?> { ["message"] = message };
        if (twilioCode is { } code)
        {
            more["twilioCode"] = code;
        }
        return TypedResults.Problem(message, statusCode: status, extensions: more);
    }

    /// <summary>400 with the fields that are wrong, each named as in the JSON or in the query.</summary>
    public static ProblemHttpResult Fields(IReadOnlyDictionary<string, string[]> errors)
    {
        var message = errors.Count == 1 ? $"{errors.Keys.First()}: {errors.Values.First()[0]}" : $"These values are wrong: {string.Join(", ", errors.Keys)}.";
        return TypedResults.Problem(message, statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["message"] = message, ["errors"] = errors });
    }

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, $"There is no such {what}.");
}
