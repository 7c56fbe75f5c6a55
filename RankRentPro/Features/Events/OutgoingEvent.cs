using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Numbers;
using RankRentPro.Features.Recordings;

namespace RankRentPro.Features.Events;

/// <summary>Something that happened, as other programs are told.</summary>
/// <param name="Type">Such as <c>call.missed</c>.</param>
/// <param name="Subject">The SID of what it is about: each thing is told once of each.</param>
/// <param name="At">When it happened. Who asked for events later is not told.</param>
/// <param name="Data">As the API tells it.</param>
public sealed record OutgoingEvent(string Type, string Subject, DateTimeOffset At, object Data)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Id => $"{Type}-{Subject}";

    public string Body => JsonSerializer.Serialize(new { Type, Timestamp = At, Data }, _json);

    /// <summary>What the changes of calls mean, in their order.</summary>
    public static IEnumerable<OutgoingEvent> Of(DbConnection connection, IEnumerable<CallChange> changes)
    {
        foreach (var change in changes)
        {
            var (before, call) = (change.Before?.Outcome, change.After);
            if (call.Outcome != before && TypeOf(call, before) is { } type)
            {
                yield return new(type, call.Sid, call.EndedAt ?? call.StartedAt, Told(connection, call));
            }
            if (call.Recordings > (change.Before?.Recordings ?? 0))
            {
                foreach (var recording in Ready(connection, call))
                {
                    yield return new("recording.available", recording.Sid, recording.CreatedAt, ApiRecording.Of(recording, call, _ => null));
                }
            }
        }
    }

    public static OutgoingEvent Purchased(NumberRow number) => new("number.purchased", number.Sid, number.PurchasedAt, ApiNumber.Of(number));

    public static OutgoingEvent Released(NumberRow number) => new("number.released", number.Sid, number.ReleasedAt!.Value, ApiNumber.Of(number));

    private static string? TypeOf(CallRow call, string? before) => call.Outcome switch
    {
        "in-progress" when before is null => "call.started",
        "completed" => "call.completed",
        "missed" => "call.missed",
        "voicemail" => "voicemail.received",
        _ => null,
    };

    private static ApiCall Told(DbConnection connection, CallRow call)
    {
        var stored = CallsSql.Find(connection, call.Sid) ?? call;
        return ApiCall.Of(CallRows.Of(connection, new([stored], null, WasCutShort: false), new(), TimeZoneInfo.Utc).Lines[0], null);
    }

    private static IEnumerable<RecordingRow> Ready(DbConnection connection, CallRow call)
    {
        var legs = LegsSql.OfCalls(connection, [call.Sid]).Select(leg => leg.Sid).Distinct();
        return RecordingsSql.OfLegs(connection, legs).Where(recording => recording.IsAudible);
    }
}
