using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RankRentPro.Features.Calls;
using RankRentPro.Features.Recordings;
using RankRentPro.Twilio;

namespace RankRentPro.Features.Routing;

/// <summary>The fields of one webhook. Twilio adds fields at any time, so all are kept and only some are read.</summary>
public sealed class WebhookForm(IEnumerable<KeyValuePair<string, string>> fields, DateTimeOffset receivedAt)
{
    private static readonly string[] _dates = ["ddd, d MMM yyyy HH:mm:ss zzz", "ddd, dd MMM yyyy HH:mm:ss zzz", "r"];

    // What is beyond them is no time and no length of a call.
    private const int EarliestYear = 2000;
    private const long MostSeconds = 366 * 86_400;

    private readonly List<KeyValuePair<string, string>> _fields = [.. fields.OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)];

    public static WebhookForm Of(IFormCollection form, DateTimeOffset receivedAt) =>
        new(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))), receivedAt);

    /// <summary>The same event has the same digest, however often it is delivered.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)));

    public string Json => JsonSerializer.Serialize(_fields.Select(pair => new[] { pair.Key, pair.Value }));

    public string? this[string name] => _fields.FirstOrDefault(pair => pair.Key == name).Value is { Length: > 0 } value ? value : null;

    /// <returns>The leg as the event tells it, or null when it names none.</returns>
    public LegRow? Leg()
    {
        if (!Sid.IsValid(this["CallSid"], "CA") || this["CallStatus"] is not { } status)
        {
            return null;
        }
        var (at, duration) = (Timestamp, Seconds("CallDuration") ?? 0);
        var leg = new LegRow
        {
            Sid = this["CallSid"]!,
            ParentSid = Sid.IsValid(this["ParentCallSid"], "CA") ? this["ParentCallSid"] : null,
            Direction = this["Direction"] ?? "",
            FromNumber = this["From"] ?? "",
            ToNumber = this["To"] ?? "",
            Status = status,
            AnsweredBy = this["AnsweredBy"],
            Duration = duration,
            CreatedAt = at.AddSeconds(-duration),
            IsExact = false,
        };
        return leg.IsOver ? leg with { EndedAt = at } : leg;
    }

    /// <returns>The recording as the event tells it, or null when it names none.</returns>
    public RecordingRow? Recording() => !Sid.IsValid(this["RecordingSid"], "RE") || !Sid.IsValid(this["CallSid"], "CA") ? null : new()
    {
        Sid = this["RecordingSid"]!,
        LegSid = this["CallSid"]!,
        Status = this["RecordingStatus"] ?? "completed",
        Source = this["RecordingSource"] ?? "",
        Channels = Seconds("RecordingChannels") ?? 1,
        Duration = Seconds("RecordingDuration"),
        CreatedAt = Date("RecordingStartTime") ?? receivedAt,
    };

    private DateTimeOffset Timestamp => Date("Timestamp") ?? receivedAt;

    private DateTimeOffset? Date(string name) =>
        DateTimeOffset.TryParseExact(this[name], _dates, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var at) && at.Year >= EarliestYear ? at : null;

    private long? Seconds(string name) => long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostSeconds ? n : null;
}
