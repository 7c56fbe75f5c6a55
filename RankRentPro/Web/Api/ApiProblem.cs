using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace RankRentPro.Web.Api;

/// <summary>What a program is told about a request that failed: problem+json (RFC 9457) with a <c>message</c> too.</summary>
public static class ApiProblem
{
    public const string ContentType = "application/problem+json";

    internal const string AnyType = "*/*";

    /// <summary>What a program is told that nobody let in.</summary>
    public const string NoToken = "The token is missing, over or not one of ours.";

    public static ProblemHttpResult Of(int status, string message, int? twilioCode = null) =>
        twilioCode is { } code ? With(status, message, "twilioCode", code) : TypedResults.Problem(Details(status, message));

    /// <summary>400 with the fields that are wrong, each named as in the JSON or in the query.</summary>
    public static ProblemHttpResult Fields(IReadOnlyDictionary<string, string[]> errors) => With(
        StatusCodes.Status400BadRequest,
        errors.Count == 1 ? $"{errors.Keys.First()}: {errors.Values.First()[0]}" : $"These values are wrong: {string.Join(", ", errors.Keys)}.",
        "errors", errors);

    /// <summary>The problem itself; without a title the framework names the status.</summary>
    public static ProblemDetails Details(int status, string message, string? title = null) =>
        new() { Status = status, Title = title, Detail = message, Extensions = { ["message"] = message } };

    public static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, $"There is no such {what}.");

    private static ProblemHttpResult With(int status, string message, string name, object more)
    {
        var details = Details(status, message);
        details.Extensions[name] = more;
        return TypedResults.Problem(details);
    }
}
