using System.Data.Common;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>Everything about one call.</summary>
public sealed record CallDetails
{
    public required CallLine Line { get; init; }
    public required IReadOnlyList<LegLine> Legs { get; init; }
    public required IReadOnlyList<RecordingLine> Recordings { get; init; }
    public required IReadOnlyList<CostLine> Costs { get; init; }

    /// <summary>What Twilio told of the call by itself, in the order it came.</summary>
    public required IReadOnlyList<WebhookEventRow> Events { get; init; }

    /// <summary>Twilio is asked why it dialled nobody.</summary>
    public bool AwaitsRefusal { get; init; }

    /// <summary>Something is still to come, and the page asks for it.</summary>
    public bool IsLive => AwaitsRefusal || !Line.Row.IsOver;

    public static CallDetails? Read(DbConnection connection, string sid, TimeZoneInfo zone)
    {
        if (CallsSql.Find(connection, sid) is not { } call)
        {
            return null;
        }
        var legs = LegsSql.OfCalls(connection, [sid]).DistinctBy(leg => leg.Sid).OrderBy(leg => leg.CreatedAt).ToList();
        var recordings = RecordingsSql.OfLegs(connection, legs.Select(leg => leg.Sid));
        var lines = LegLine.Of(legs, call, zone);
        return new CallDetails
        {
            Line = new(call, CallNotesSql.Mark(connection, [call])[0].Marks, zone),
            Legs = lines,
            Recordings = [.. recordings.Where(recording => recording.DeletedAt is null || recording.KeptDays is not null).Select(recording => new RecordingLine(recording, call, zone) { Place = new(sid, InDetails: true) })],
            Costs = [.. lines.Select(CostLine.Of), .. recordings.Select(recording => CostLine.Of(recording, call.CostCurrency))],
            Events = WebhookEventsSql.OfCall(connection, sid),
            AwaitsRefusal = DeferredSql.Has(connection, RefusedDials.Kind, sid),
        };
    }
}

/// <summary>What one leg or one recording costs; what was deleted was paid all the same.</summary>
public sealed record CostLine(string What, string Amount)
{
    public static CostLine Of(LegLine leg) => new($"{leg.Title}, {DurationText.Of(leg.Row.Duration)}", leg.Cost);

    public static CostLine Of(RecordingRow recording, string? currency) => new(
        $"{(recording.IsVoicemail ? "Voicemail" : "Recording")}{(recording.Duration is { } seconds ? $", {DurationText.Of(seconds)}" : "")}{(recording.DeletedAt is null ? "" : ", deleted")}",
        recording.Price is { } price ? MoneyText.OfCall(price, currency) : "not rated");
}
