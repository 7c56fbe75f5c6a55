using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Docs;

/// <summary>One field of a request or an answer, with its depth in the JSON.</summary>
public sealed record GuideField(string Name, string Type, string? Words, bool IsRequired, int Depth)
{
    /// <summary>What it may be; empty where it is not one of a few.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public string? Example { get; init; }
}

/// <summary>One operation of the API as the page explains it.</summary>
public sealed record GuideOperation
{
    public required string Method { get; init; }
    public required string Path { get; init; }
    public required string Summary { get; init; }
    public string? Words { get; init; }
    public required bool NeedsToken { get; init; }
    public required IReadOnlyList<GuideField> Parameters { get; init; }
    public required IReadOnlyList<GuideField> Body { get; init; }
    public required IReadOnlyList<(string Status, string Words)> Answers { get; init; }

    /// <summary>Fields of the answer when all went well.</summary>
    public required IReadOnlyList<GuideField> Answer { get; init; }

    /// <summary>JSON that could be sent.</summary>
    public string? BodyExample { get; init; }

    /// <summary>Without those that many operations have alike, which the page says once.</summary>
    public IEnumerable<(string Status, string Words)> OwnAnswers => Answers.Where(answer => answer.Status is not ("304" or "401" or "403" or "413" or "415" or "429"));

    public string Anchor => $"{Method}-{Path.Trim('/').Replace('/', '-').Replace('.', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}".ToLowerInvariant();
}

/// <summary>The OpenAPI document as a page can show it.</summary>
public sealed record ApiGuide(string Words, IReadOnlyList<(OpenApiTag Tag, IReadOnlyList<GuideOperation> Operations)> Parts)
{
    private const int Deepest = 3;

    private static readonly JsonSerializerOptions _indented = new(ApiJson.Options) { WriteIndented = true };

    public static ApiGuide Of(OpenApiDocument document)
    {
        var operations = document.Paths.Concat(document.Webhooks ?? new Dictionary<string, IOpenApiPathItem>())
            .SelectMany(path => path.Value.Operations!.Select(entry => (Tag: entry.Value.Tags?.FirstOrDefault()?.Name, Operation: Operation(path.Key, entry.Key.Method, entry.Value)))).ToList();
        return new(document.Info.Description ?? "",
            [.. document.Tags!.Select(tag => (tag, (IReadOnlyList<GuideOperation>)[.. operations.Where(one => one.Tag == tag.Name).Select(one => one.Operation)]))]);
    }

    private static GuideOperation Operation(string path, string method, OpenApiOperation operation) => new()
    {
        Method = method.ToUpperInvariant(),
        Path = path,
        Summary = operation.Summary ?? path,
        Words = operation.Description,
        // An event is no request that somebody sends here.
        NeedsToken = operation.Security is { Count: > 0 } || !path.StartsWith('/'),
        Parameters = [.. (operation.Parameters ?? []).Select(Parameter)],
        Body = Fields(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema, 0),
        Answers = [.. (operation.Responses ?? []).Select(answer => (answer.Key, answer.Value.Description ?? ""))],
        Answer = Fields(Good(operation)?.Content?.Values.FirstOrDefault()?.Schema, 0),
        // The page stays light: what is answered and told has its examples in the document.
        BodyExample = path.StartsWith('/') ? Text(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Example) : null,
    };

    private static GuideField Parameter(IOpenApiParameter parameter) => new(parameter.Name!, parameter.In == ParameterLocation.Header ? "header" : "text", parameter.Description, parameter.Required, 0)
    {
        Values = Values(parameter.Schema),
        Example = parameter.Example?.ToString(),
    };

    private static string? Text(JsonNode? example) => example?.ToJsonString(_indented);

    private static List<string> Values(IOpenApiSchema? schema) => [.. (Inner(schema)?.Enum ?? []).Select(value => value.ToString())];

    private static IOpenApiResponse? Good(OpenApiOperation operation) => operation.Responses?.FirstOrDefault(answer => answer.Key.StartsWith('2')).Value;

    private static List<GuideField> Fields(IOpenApiSchema? schema, int depth)
    {
        schema = Inner(schema);
        if (schema?.Properties is null || depth > Deepest)
        {
            return [];
        }
        return [.. schema.Properties.SelectMany(property => (List<GuideField>)
        [
            new(property.Key, Type(property.Value), property.Value.Description, schema.Required?.Contains(property.Key) == true, depth) { Values = Values(property.Value) },
            .. Fields(property.Value, depth + 1),
        ])];
    }

    // What an array holds, and what stands beside null.
    private static IOpenApiSchema? Inner(IOpenApiSchema? schema) => schema switch
    {
        { Items: { } items } => Inner(items),
        { OneOf: { Count: > 0 } choices } => Inner(choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null)),
        _ => schema,
    };

    private static string Type(IOpenApiSchema schema) => schema.Type is { } type && type.HasFlag(JsonSchemaType.Array)
        ? $"array of {Type(schema.Items!)}"
        : (Inner(schema)?.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String => schema.Format == "date-time" ? "instant" : "text",
            JsonSchemaType.Integer or JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "true or false",
            _ => "object",
        };
}
