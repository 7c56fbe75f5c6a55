using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace RankRentPro.Web.Api;

#pragma warning disable CA1000 // The framework looks for the binder by its name, on the type of the parameter.

/// <summary>A request's JSON, or what is wrong with it in the API's own words. Unknown fields are ignored.</summary>
public sealed class ApiBody<T> : IEndpointParameterMetadataProvider
    where T : class
{
    private const int Largest = 64 * 1024;

    private ApiBody(T? value, ProblemHttpResult? problem) => (Value, Problem) = (value, problem);

    /// <summary>Null when there is a problem.</summary>
    public T? Value { get; }

    public ProblemHttpResult? Problem { get; }

    public static async ValueTask<ApiBody<T>> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
        {
            return Wrong(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the header Content-Type: application/json.");
        }
        try
        {
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = Largest;
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ApiJson.Options, context.RequestAborted) is { } value
                ? new(value, null)
                : Wrong(StatusCodes.Status400BadRequest, "The body is null. Send a JSON object.");
        }
        catch (JsonException wrong)
        {
            return Wrong(wrong);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Wrong(StatusCodes.Status413PayloadTooLarge, "The body is larger than 64 kB.");
        }
    }

    // Routing lets every kind of body in: what is no JSON is told so here, and not that there is no such address.
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json", ApiProblem.AnyType], typeof(T)));

    // The path is $ for what is no JSON at all, and $.field for a value of the wrong type.
    private static ApiBody<T> Wrong(JsonException wrong)
    {
        if (wrong.Path is not { Length: > 2 } path || wrong.InnerException is not (null or InvalidOperationException or FormatException))
        {
            return Wrong(StatusCodes.Status400BadRequest, "The body is not JSON that can be read. Send a JSON object.");
        }
        var errors = new ApiErrors();
        errors.Add(path[2..], "This value is of the wrong type.");
        return new(null, errors.Problem);
    }

    private static ApiBody<T> Wrong(int status, string message) => new(null, ApiProblem.Of(status, message));
}
