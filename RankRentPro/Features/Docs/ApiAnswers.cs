using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace RankRentPro.Features.Docs;

/// <summary>One example of each answer; a test says that none is missing and that they fit their schemas.</summary>
internal static class ApiAnswers
{
    private const string CallSid = "CA0123456789abcdef0123456789abcdef";
    private const string RecordingSid = "RE0123456789abcdef0123456789abcdef";
    private const string Media = "https://phones.example.com/media/AbCdEf0123";

    private const string Number = """
        "id": "7", "number": "+13035550142", "friendlyName": "Denver roofs", "websiteId": "denver-roofs.example", "website": "denver-roofs.example", "provider": "twilio",
        "monthlyFee": 1.15, "callCount": 42, "missedCalls": 5, "averageDuration": 131, "status": "active", "capabilities": {"voice": true, "sms": true, "mms": true},
        "country": "US", "createdAt": "2026-01-05T12:00:00+00:00", "updatedAt": "2026-03-10T15:00:20+00:00"
        """;

    private const string Call = $$"""
        "id": "{{CallSid}}", "call_sid": "{{CallSid}}", "phoneNumberId": "7", "direction": "inbound", "from": "+17205550123", "to": "+13035550142", "callerNumber": "+17205550123",
        "duration": 42, "status": "completed", "outcomeReason": "+1 415-555-0101 answered after 8 s", "timestamp": "2026-03-10T15:00:00+00:00", "recording": "{{Media}}", "transcription": "",
        "price": 0.0225, "priceUnit": "USD", "websiteId": "denver-roofs.example", "notes": "Wants a quote.", "tags": ["roof"], "firstCall": true
        """;

    private const string Recording = $$"""
        "sid": "{{RecordingSid}}", "callSid": "{{CallSid}}", "duration": 40, "status": "completed", "dateCreated": "2026-03-10T15:00:02+00:00", "channels": 2,
        "fromNumber": "+17205550123", "toNumber": "+13035550142", "callDuration": 42, "callStatus": "completed", "mediaUrl": "{{Media}}"
        """;

    private const string Tokens = """
        {"token": "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmVk", "refreshToken": "k3Jd0cE1uQ", "expiresIn": 43200,
         "user": {"id": "1", "name": "Agency owner", "email": "owner@example.com", "role": "owner", "created_at": "2026-01-05T12:00:00+00:00", "updated_at": "2026-01-05T12:00:00+00:00"}}
        """;

    private const string FirstPage = """{"page": 1, "limit": 1, "totalPages": 42, "totalItems": 42, "nextCursor": "1773154800000-4711.5d41402a"}""";

    private static readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal)
    {
        ["login"] = Tokens,
        ["refresh"] = Tokens,
        ["listNumbers"] = $"[{{{Number}}}]",
        ["getNumber"] = $"{{{Number}}}",
        ["changeNumber"] = $"{{{Number}}}",
        ["buyNumber"] = $"{{{Number}}}",
        ["searchNumbers"] = """
            {"availableNumbers": [{"phoneNumber": "+13035550154", "friendlyName": "(303) 555-0154", "locality": "Denver", "region": "CO", "postalCode": "80202", "country": "US",
             "capabilities": {"voice": true, "sms": true, "mms": true}, "monthlyFee": 1.15}]}
            """,
        ["listSites"] = """[{"id": "denver-roofs.example", "name": "denver-roofs.example", "numbers": ["+13035550142"]}]""",
        ["listCalls"] = $$"""{"callLogs": [{{{Call}}}], "pagination": {{FirstPage}}}""",
        ["getCall"] = $$"""
            {{{Call}},
             "legs": [{"sid": "{{CallSid}}", "direction": "inbound", "from": "+17205550123", "to": "+13035550142", "status": "completed",
              "startedAt": "2026-03-10T15:00:00+00:00", "endedAt": "2026-03-10T15:00:50+00:00", "duration": 50, "price": 0.0085, "priceUnit": "USD"}],
             "events": [{"at": "2026-03-10T15:00:50+00:00", "kind": "call", "sid": "{{CallSid}}", "change": "completed"}],
             "recordings": [{{{Recording}}}]}
            """,
        ["placeCall"] = $$"""{"callSid": "{{CallSid}}", "status": "queued", "to": "+12125550144", "from": "+13035550142"}""",
        ["listRecordings"] = $$"""{"recordings": [{{{Recording}}}], "pagination": {{FirstPage}}}""",
        ["getRecording"] = $"{{{Recording}}}",
    };

    private static readonly Dictionary<string, string> _refusals = new(StringComparer.Ordinal)
    {
        ["400"] = "limit: Give a whole number from 1 to 2,147,483,647.",
        ["404"] = "There is no such call.",
        ["409"] = "This number was released. It cannot be set active.",
        ["422"] = "Could not change (303) 555-0142. Your Twilio account is suspended. Open Twilio’s Console to see why.",
    };

    /// <returns>Null where the answer has no JSON.</returns>
    public static JsonNode? Of(string operation) => _answers.TryGetValue(operation, out var answer) ? JsonNode.Parse(answer) : null;

    public static JsonNode OfEvent(string type) => JsonNode.Parse(type switch
    {
        "call.started" => Unanswered("in-progress", "ringing"),
        // Its recordings are told by themselves.
        "call.completed" => $"{{{Call}}}".Replace($"\"recording\": \"{Media}\", ", "", StringComparison.Ordinal),
        "call.missed" => Unanswered("missed", "dialled +1 415-555-0101 for 20 s, no answer"),
        "voicemail.received" => Unanswered("voicemail", "dialled +1 415-555-0101 for 20 s, no answer; the caller left a voicemail"),
        "recording.available" => $"{{{Recording}}}",
        "number.purchased" => $"{{{Number}}}",
        _ => $$"""{{{Number}}, "releasedAt": "2026-03-10T15:00:20+00:00"}""".Replace("\"active\"", "\"inactive\"", StringComparison.Ordinal).Replace("1.15", "0", StringComparison.Ordinal),
    })!;

    private static string Unanswered(string status, string reason) => $$"""
        {"id": "{{CallSid}}", "call_sid": "{{CallSid}}", "phoneNumberId": "7", "direction": "inbound", "from": "+17205550123", "to": "+13035550142", "callerNumber": "+17205550123",
         "duration": 0, "status": "{{status}}", "outcomeReason": "{{reason}}", "timestamp": "2026-03-10T15:00:00+00:00", "transcription": "",
         "websiteId": "denver-roofs.example", "notes": "", "tags": [], "firstCall": true}
        """;

    /// <summary>A refusal as it may be told, else in the words of the document.</summary>
    public static JsonNode Problem(string status, string words)
    {
        words = _refusals.GetValueOrDefault(status, words);
        var problem = new JsonObject
        {
            ["title"] = ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture)),
            ["status"] = int.Parse(status, CultureInfo.InvariantCulture),
            ["detail"] = words,
            ["message"] = words,
        };
        if (status == "400")
        {
            problem["errors"] = new JsonObject { ["limit"] = new JsonArray("Give a whole number from 1 to 2,147,483,647.") };
        }
        if (status == "422")
        {
            problem["twilioCode"] = 20003;
        }
        return problem;
    }
}
