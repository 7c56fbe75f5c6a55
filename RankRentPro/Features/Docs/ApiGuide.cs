using Microsoft.OpenApi;

namespace RankRentPro.Features.Docs;

/// <summary>One field of a request or an answer, with its depth in the JSON.</summary>
public sealed record GuideField(string Name, string Type, string? Words, bool IsRequired, int Depth);

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

    public string Anchor => $"{Method}-{Path.Trim('/').Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}".ToLowerInvariant();
}

/// <summary>The OpenAPI document as a page can show it.</summary>
public sealed record ApiGuide(string Words, IReadOnlyList<(OpenApiTag Tag, IReadOnlyList<GuideOperation> Operations)> Parts)
{
    private const int Deepest = 3;

    public static ApiGuide Of(OpenApiDocument document)
    {
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Select(entry => (Tag: entry.Value.Tags?.FirstOrDefault()?.Name, Operation: Operation(path.Key, entry.Key.Method, entry.Value)))).ToList();
        return new(document.Info.Description ?? "",
            [.. document.Tags!.Select(tag => (tag, (IReadOnlyList<GuideOperation>)[.. operations.Where(one => one.Tag == tag.Name).Select(one => one.Operation)]))]);
    }

    private static GuideOperation Operation(string path, string method, OpenApiOperation operation) => new()
    {
        Method = method.ToUpperInvariant(),
        Path = path,
        Summary = operation.Summary ?? path,
        Words = operation.Description,
        NeedsToken = operation.Security is { Count: > 0 },
        Parameters = [.. (operation.Parameters ?? []).Select(parameter => new GuideField(parameter.Name!, parameter.In == ParameterLocation.Header ? "header" : "text", parameter.Description, parameter.Required, 0))],
        Body = Fields(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema, 0),
        Answers = [.. (operation.Responses ?? []).Select(answer => (answer.Key, answer.Value.Description ?? ""))],
        Answer = Fields(Good(operation)?.Content?.Values.FirstOrDefault()?.Schema, 0),
    };

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
            new(property.Key, Type(property.Value), property.Value.Description, schema.Required?.Contains(property.Key) == true, depth),
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
