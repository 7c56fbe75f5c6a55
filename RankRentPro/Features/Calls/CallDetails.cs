using System.Data.Common;
using RankRentPro.Features.Jobs;
using RankRentPro.Features.Recordings;
using RankRentPro.Web;

namespace RankRentPro.Features.Calls;

/// <summary>Everything about one call.</summary>
public sealed record CallDetails
{
    public required CallLine Line { get; init; }
    public required IReadOnlyList<LegLine> Legs { get; init; }
    public required IReadOnlyList<RecordingLine> Recordings { get; init; }

    /// <summary>Twilio is asked why it dialled nobody.</summary>
    public bool AwaitsRefusal { get; init; }

    /// <summary>Something is still to come, and the page asks for it.</summary>
    public bool IsLive => AwaitsRefusal || !Line.Row.IsOver;

    public static CallDetails? Read(DbConnection connection, string sid, TimeZoneInfo zone)
    {
        if (CallsSql.FindShown(connection, sid) is not { } call)
        {
            return null;
        }
        var legs = LegsSql.OfCalls(connection, [sid]).DistinctBy(leg => leg.Sid).OrderBy(leg => leg.CreatedAt).ToList();
        var recordings = RecordingsSql.OfLegs(connection, legs.Select(leg => leg.Sid)).Where(recording => recording.DeletedAt is null);
        var line = new CallLine(call, zone);
        return new CallDetails
        {
            Line = line,
            Legs = [.. legs.Select(leg => new LegLine(leg, zone))],
            Recordings = [.. recordings.Select(recording => new RecordingLine(recording, call, zone) { Place = new(sid, InDetails: true) })],
            AwaitsRefusal = DeferredSql.Has(connection, RefusedDials.Kind, sid),
        };
    }
}

/// <summary>One leg as the details show it.</summary>
public sealed record LegLine(LegRow Row, TimeZoneInfo Zone)
{
    public string Title => Row.Direction switch
    {
        "inbound" => "Caller to your number",
        "outbound-api" => "Rung first",
        _ => "Dialled",
    };

    public string From => PhoneText.National(Row.FromNumber);
    public string To => PhoneText.National(Row.ToNumber);

    public string Cost => Row switch
    {
        { Price: { } price } => MoneyText.Of(price, Row.PriceCurrency),
        { IsOver: true, Duration: 0 } => "free",
        _ => "pending",
    };
}
