using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using RankRentPro.Features.Recordings;
using RankRentPro.Features.Routing;

namespace RankRentPro.Features.Calls;

/// <summary>One leg of a call, as Twilio has it.</summary>
public sealed record ApiLeg
{
    public required string Sid { get; init; }
    public string? ParentSid { get; init; }
    public required string Direction { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>Twilio's own word.</summary>
    public required string Status { get; init; }

    public string? AnsweredBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required long Duration { get; init; }
    public decimal? Price { get; init; }
    public string? PriceUnit { get; init; }

    public static ApiLeg Of(LegRow row) => new()
    {
        Sid = row.Sid,
        ParentSid = row.ParentSid,
        Direction = row.Direction,
        From = row.FromNumber,
        To = row.ToNumber,
        Status = row.Status,
        AnsweredBy = row.AnsweredBy,
        StartedAt = row.Began,
        EndedAt = row.EndedAt,
        Duration = row.Duration,
        Price = row.Price / 1_000_000m,
        PriceUnit = row.PriceCurrency,
    };
}

/// <summary>What Twilio told of a call by itself.</summary>
/// <param name="At">When it came.</param>
/// <param name="Kind">call or recording.</param>
/// <param name="Sid">Of the leg or the recording.</param>
/// <param name="Change">What it changed, in words.</param>
public sealed record ApiCallEvent(DateTimeOffset At, string Kind, string Sid, string Change);

/// <summary>One call with its legs, events and recordings.</summary>
public sealed record ApiCallDetails : ApiCall
{
    [SetsRequiredMembers]
    private ApiCallDetails(ApiCall call)
        : base(call)
    {
    }

    [Required]
    public IReadOnlyList<ApiLeg> Legs { get; init; } = [];

    [Required]
    public IReadOnlyList<ApiCallEvent> Events { get; init; } = [];

    [Required]
    public IReadOnlyList<ApiRecording> Recordings { get; init; } = [];

    /// <returns>Null when there is no such call.</returns>
    public static ApiCallDetails? Read(DbConnection connection, string sid, CallLogView view)
    {
        if (CallsSql.Find(connection, sid) is not { } call)
        {
            return null;
        }
        var legs = LegsSql.OfCalls(connection, [sid]).DistinctBy(leg => leg.Sid).OrderBy(leg => leg.CreatedAt).ToList();
        return new(CallLog.Told(connection, [call], view)[0])
        {
            Legs = legs.ConvertAll(ApiLeg.Of),
            Events = WebhookEventsSql.OfCall(connection, sid).ConvertAll(heard => new ApiCallEvent(heard.ReceivedAt, heard.Kind, heard.SubjectSid, heard.Change)),
            Recordings = RecordingsSql.OfLegs(connection, legs.Select(leg => leg.Sid)).Where(recording => recording.DeletedAt is null)
                .Select(recording => ApiRecording.Of(recording, call, view.Media)).ToList(),
        };
    }
}
