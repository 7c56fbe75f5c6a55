using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RankRentPro.Features.Docs;

/// <summary>The events that addresses of the owner are told, as the document's webhooks.</summary>
internal static class ApiWebhooks
{
    public const string Tag = "Events";

    private static readonly (string Type, string Data, string Words)[] _events =
    [
        ("call.started", "ApiCall", "A call has started"),
        ("call.completed", "ApiCall", "A call is over that somebody answered, or that was busy, failed, not answered, canceled or blocked"),
        ("call.missed", "ApiCall", "A call is over that nobody answered"),
        ("voicemail.received", "ApiCall", "The caller left a message"),
        ("recording.available", "ApiRecording", "A recording can be heard"),
        ("number.purchased", "ApiNumber", "A number is the agency’s"),
        ("number.released", "ApiNumber", "A number is not the agency’s any more"),
    ];

    private static readonly (string Name, string Words, string Example)[] _headers =
    [
        ("webhook-id", "The same at every attempt and when the event is sent again.", "call.missed-CA0123456789abcdef0123456789abcdef"),
        ("webhook-timestamp", "Unix seconds of this attempt.", "1773154800"),
        ("webhook-signature", "v1, and the base64 of HMAC-SHA256 over id, timestamp and body with full stops between them; the key is the base64 after whsec_ of the address’s secret.", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
    ];

    public static void AddTo(OpenApiDocument document) =>
        document.Webhooks = _events.ToDictionary(told => told.Type, told => (IOpenApiPathItem)new OpenApiPathItem
        {
            Operations = new() { [HttpMethod.Post] = Operation(told, document) },
        });

    private static OpenApiOperation Operation((string Type, string Data, string Words) told, OpenApiDocument document) => new()
    {
        OperationId = Name(told.Type),
        Summary = told.Words,
        Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
        Security = [],
        Parameters = [.. _headers.Select(header => new OpenApiParameter
        {
            Name = header.Name,
            In = ParameterLocation.Header,
            Required = true,
            Description = header.Words,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = header.Example,
        })],
        RequestBody = new OpenApiRequestBody { Required = true, Content = Body(told, document) },
        Responses = new()
        {
            ["2XX"] = new OpenApiResponse { Description = "Taken. An answer has to come within 10 seconds." },
            ["410"] = new OpenApiResponse { Description = "Nobody is there: the address is told nothing more." },
            ["default"] = new OpenApiResponse { Description = "Anything else, a redirect too: it is tried again for 24 hours; Retry-After is obeyed, up to 8 hours." },
        },
    };

    private static Dictionary<string, OpenApiMediaType> Body((string Type, string Data, string Words) told, OpenApiDocument document) => new()
    {
        ["application/json"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "type", "timestamp", "data" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [told.Type] },
                    ["timestamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it happened." },
                    ["data"] = new OpenApiSchemaReference(told.Data, document),
                },
            },
            Example = new JsonObject { ["type"] = told.Type, ["timestamp"] = "2026-03-10T15:00:20+00:00", ["data"] = ApiAnswers.OfEvent(told.Type) },
        },
    };

    // call.missed is callMissed.
    private static string Name(string type) => type.Split('.') is [var subject, var verb] ? subject + char.ToUpper(verb[0], CultureInfo.InvariantCulture) + verb[1..] : type;
}
