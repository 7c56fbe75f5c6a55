using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RankRentPro.Features.Docs;

/// <summary>Schemas that say what is really sent.</summary>
internal static class ApiSchemas
{
    public static Task Say(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonPropertyInfo?.AttributeProvider is { } property)
        {
            Choose(schema, property.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: true));
        }
        if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
        {
            SayWhatFailed(schema);
        }
        if (!context.JsonTypeInfo.Type.Name.EndsWith("Request", StringComparison.Ordinal))
        {
            // What is not known is left out of an answer: null is never sent.
            foreach (var value in (schema.Properties?.Values ?? []).OfType<OpenApiSchema>())
            {
                value.Type &= ~JsonSchemaType.Null;
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>Names the values that may be given, where the code names them.</summary>
    public static void Choose(OpenApiSchema schema, IEnumerable<object> attributes)
    {
        if (attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            schema.Type &= ~JsonSchemaType.Null;
            schema.Enum = [.. allowed.Values.Select(value => (JsonNode)value!.ToString()!)];
        }
    }

    private static void SayWhatFailed(OpenApiSchema schema)
    {
        schema.Properties!["message"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "What happened, in words for a person." };
        schema.Properties["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is wrong with each field or parameter, by its name.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
        };
        schema.Properties["twilioCode"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Twilio's number of the refusal." };
        schema.Properties["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The failure's name in the log." };
        schema.Required = new HashSet<string> { "title", "status", "detail", "message" };
    }
}
