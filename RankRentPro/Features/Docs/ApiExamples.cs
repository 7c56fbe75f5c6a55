using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RankRentPro.Features.Docs;

/// <summary>One example of each parameter and of each body; a test says that none is missing and that bodies fit their schemas.</summary>
internal static class ApiExamples
{
    private const string CallSid = "CA0123456789abcdef0123456789abcdef";
    private const string RecordingSid = "RE0123456789abcdef0123456789abcdef";

    private static readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal)
    {
        ["id"] = "7",
        ["page"] = "1",
        ["limit"] = "100",
        ["cursor"] = "1773154800000-4711.5d41402a",
        ["updatedSince"] = "2026-03-10T15:00:00Z",
        ["status"] = "missed",
        ["phoneNumberId"] = "7",
        ["direction"] = "inbound",
        ["from"] = "2026-03-01",
        ["to"] = "2026-04-01",
        ["search"] = "5550123",
        ["callSid"] = CallSid,
        ["areaCode"] = "303",
        ["country"] = "US",
        ["contains"] = "555**",
        ["city"] = "Denver",
        ["type"] = "local",
        ["Idempotency-Key"] = "order-1842",
    };

    private static readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal)
    {
        ["login"] = """{"email": "owner@example.com", "password": "correct horse battery staple"}""",
        ["refresh"] = """{"refreshToken": "the-one-of-the-last-answer"}""",
        ["changeNumber"] = """{"friendlyName": "Denver roofs", "websiteId": "denver-roofs.example", "status": "active"}""",
        ["buyNumber"] = """{"phoneNumber": "+13035550154", "country": "US", "websiteId": "denver-roofs.example"}""",
        ["placeCall"] = """{"to": "+12125550144", "agentPhone": "+14155550101", "record": true}""",
    };

    public static void AddTo(OpenApiOperation operation, string path)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Example = parameter.Name == "sid" ? (path.Contains("recordings", StringComparison.Ordinal) ? RecordingSid : CallSid)
                : _parameters.TryGetValue(parameter.Name!, out var example) ? example : null;
        }
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
        {
            content.Example = _bodies.TryGetValue(operation.OperationId!, out var body) ? JsonNode.Parse(body) : null;
        }
    }
}
