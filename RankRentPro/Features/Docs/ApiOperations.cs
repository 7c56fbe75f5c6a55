using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Docs;

/// <summary>What the operations of the API have in common: tokens, refusals, the names of parameters.</summary>
internal static class ApiOperations
{
    public const string Scheme = "bearer";

    public static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        operation.RequestBody?.Content?.Remove(ApiProblem.AnyType);
        NameParameters(operation, context);
        ApiExamples.AddTo(operation, context.Description.RelativePath!);
        await OfferEach(operation, context, cancel);
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), parameterDescription: null, cancel);
        context.Document!.AddComponent(nameof(ProblemDetails), problem);
        foreach (var (status, words) in Refusals(operation, context))
        {
            operation.Responses!.TryAdd(status, new OpenApiResponse { Description = words, Content = Problem(context.Document) });
        }
        Explain(operation);
        if (operation.Responses!.TryGetValue("200", out var good) && context.Description.HttpMethod == "GET" && good.Content?.ContainsKey("application/json") == true)
        {
            operation.Responses.TryAdd("304", new OpenApiResponse { Description = "What If-None-Match names is still the answer." });
        }
        ApiHeaders.AddTo(operation, context.Description.HttpMethod == "GET", context.Document);
    }

    private static void Explain(OpenApiOperation operation)
    {
        foreach (var (status, answer) in operation.Responses!)
        {
            foreach (var (type, content) in answer.Content ?? new Dictionary<string, OpenApiMediaType>())
            {
                content.Example = type == ApiProblem.ContentType ? ApiAnswers.Problem(status, answer.Description ?? "") : status[0] == '2' ? ApiAnswers.Of(operation.OperationId!) : null;
            }
        }
    }

    private static IEnumerable<(string Status, string Words)> Refusals(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var isOpen = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        operation.Security = isOpen ? [] : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        if (operation.RequestBody is not null)
        {
            yield return ("413", "The body is larger than 64 kB.");
            yield return ("415", "The body is not JSON.");
        }
        if (!isOpen)
        {
            yield return ("401", ApiProblem.NoToken);
        }
        var isCounted = context.Description.RelativePath!.StartsWith("api/", StringComparison.Ordinal);
        if (isCounted)
        {
            yield return ("429", "Too many requests: wait as Retry-After says.");
        }
        if (isCounted && context.Description.HttpMethod != "GET")
        {
            yield return ("403", "The key may only read.");
        }
    }

    // Of several kinds of answer with one status the document keeps only the last by itself.
    private static async Task OfferEach(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var answers in context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>().GroupBy(answer => answer.StatusCode).Where(answers => answers.Select(answer => answer.Type).Distinct().Count() > 1))
        {
            var kinds = new List<IOpenApiSchema>();
            foreach (var kind in answers.Select(answer => answer.Type!).Distinct())
            {
                context.Document!.AddComponent(kind.Name, await context.GetOrCreateSchemaAsync(kind, parameterDescription: null, cancel));
                kinds.Add(new OpenApiSchemaReference(kind.Name, context.Document));
            }
            operation.Responses![answers.Key.ToString(CultureInfo.InvariantCulture)].Content!["application/json"].Schema = new OpenApiSchema { OneOf = kinds };
        }
    }

    private static void NameParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var (parameter, told) in operation.Parameters?.OfType<OpenApiParameter>().Join(context.Description.ParameterDescriptions, one => one.Name, one => one.Name, (one, other) => (one, other)) ?? [])
        {
            if (told.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: { } property } && parameter.Schema is OpenApiSchema schema)
            {
                ApiSchemas.Choose(schema, property.GetCustomAttributes(inherit: true));
            }
            if (parameter.In == ParameterLocation.Query)
            {
                parameter.Name = char.ToLower(parameter.Name![0], CultureInfo.InvariantCulture) + parameter.Name[1..];
            }
        }
    }

    private static Dictionary<string, OpenApiMediaType> Problem(OpenApiDocument document) =>
        new() { [ApiProblem.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document) } };
}
