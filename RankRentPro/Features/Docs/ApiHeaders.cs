using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RankRentPro.Features.Docs;

/// <summary>The headers that answers carry.</summary>
internal static class ApiHeaders
{
    private static readonly string[] _rate = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    private static readonly Dictionary<string, (JsonSchemaType Type, string Words, JsonNode Example)> _all = new(StringComparer.Ordinal)
    {
        ["RateLimit-Limit"] = (JsonSchemaType.Integer, "Requests that the token, or the address of a sign-in, may send in a minute.", 120),
        ["RateLimit-Remaining"] = (JsonSchemaType.Integer, "How many of them are left.", 119),
        ["RateLimit-Reset"] = (JsonSchemaType.Integer, "Seconds until all of them are there again.", 42),
        ["Retry-After"] = (JsonSchemaType.Integer, "Seconds to wait before the next request.", 42),
        ["WWW-Authenticate"] = (JsonSchemaType.String, "Bearer, with what is wrong with the token where one was sent.", "Bearer error=\"invalid_token\""),
        ["Location"] = (JsonSchemaType.String, "Path of what was made.", "/api/twilio/phone-numbers/7"),
        ["ETag"] = (JsonSchemaType.String, "Of this answer: goes into If-None-Match.", "W/\"5d41402abc4b2a76b9719d911017c592\""),
        ["Accept-Ranges"] = (JsonSchemaType.String, "bytes: a part can be asked for with Range.", "bytes"),
        ["Content-Range"] = (JsonSchemaType.String, "Which part this is, and of how many bytes.", "bytes 0-99/64044"),
    };

    public static void Define(OpenApiDocument document)
    {
        foreach (var (name, (type, words, example)) in _all)
        {
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = words, Schema = new OpenApiSchema { Type = type }, Example = example.DeepClone() });
        }
    }

    public static void AddTo(OpenApiOperation operation, bool isGet, OpenApiDocument document)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            var names = Names(operation, isGet, status).ToList();
            if (response is OpenApiResponse own && names.Count > 0)
            {
                own.Headers = names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));
            }
        }
    }

    private static IEnumerable<string> Names(OpenApiOperation operation, bool isGet, string status)
    {
        var (isCounted, isSignIn) = (operation.Responses!.ContainsKey("429"), operation.OperationId == "login");
        IEnumerable<string> counts = isCounted && (isSignIn ? status is "200" or "401" or "429" : status != "401") ? _rate : [];
        IEnumerable<string> others = status switch
        {
            "401" when operation.Security is { Count: > 0 } => ["WWW-Authenticate"],
            "429" => ["Retry-After"],
            "201" => ["Location"],
            "200" or "206" or "304" when operation.OperationId == "getRecordingMedia" => Audio(status),
            "200" or "304" when isGet => ["ETag"],
            _ => [],
        };
        return [.. counts, .. others];
    }

    private static string[] Audio(string status) => status == "206" ? ["ETag", "Accept-Ranges", "Content-Range"] : status == "304" ? ["ETag"] : ["ETag", "Accept-Ranges"];
}
