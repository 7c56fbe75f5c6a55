using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;
using RankRentPro.Features.Tokens;

namespace RankRentPro.Features.Docs;

/// <summary>The OpenAPI document of the JSON API, made from the code.</summary>
public static class ApiDocument
{
    public const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddSingleton<ApiDescription>().AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath is { } path && (path.StartsWith("api/twilio/", StringComparison.Ordinal) || path == "api/websites" || path.StartsWith("auth/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddSchemaTransformer(ApiSchemas.Say);
        options.AddOperationTransformer(ApiOperations.Describe);
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapGet($"/openapi/{Name}.json", Get).AllowAnonymous().RequireCors(TokenRegistration.Policy).ExcludeFromDescription();

    private static async Task<ContentHttpResult> Get(HttpRequest request, ApiDescription description) => TypedResults.Content(await description.Json(request), "application/json; charset=utf-8");

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "RankRent Pro",
            Version = "1",
            Summary = "Numbers, calls and recordings for programs.",
            Description = "Send the token in the header: `Authorization: Bearer …`. It comes from a sign-in, or is a key of the page API keys. An empty string means that a value is absent. Times are ISO 8601 with an offset. Each token may send 120 requests a minute.",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Tags = new HashSet<OpenApiTag>
        {
            new() { Name = "Sign-in", Description = "Tokens for programs. The same paths work below /api/auth." },
            new() { Name = "Numbers", Description = "The agency’s phone numbers, and those that can be bought." },
            new() { Name = "Calls", Description = "The call history, and calls that a program places." },
            new() { Name = "Recordings", Description = "Recordings of calls and voicemails." },
            new() { Name = "Sites", Description = "The websites that numbers stand on. They have no record of their own yet: a site is its name." },
            new() { Name = ApiWebhooks.Tag, Description = "What the addresses of the page Outgoing events are told, signed as Standard Webhooks says." },
        };
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiOperations.Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = ApiOperations.Scheme, Description = "An access token, or a personal key (rrp_…)." },
        };
        ApiHeaders.Define(document);
        ApiWebhooks.AddTo(document);
        return Task.CompletedTask;
    }
}
