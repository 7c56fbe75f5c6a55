using System.ComponentModel.DataAnnotations;
using RankRentPro.Features.Calls;
using RankRentPro.Web.Api;

namespace RankRentPro.Features.Recordings;

/// <summary>A recording as the API tells it.</summary>
public sealed record ApiRecording
{
    public required string Sid { get; init; }

    /// <summary>The call that it is of; absent when Twilio does not know it any more.</summary>
    public string? CallSid { get; init; }

    /// <summary>Whole seconds; absent until it is ready.</summary>
    public long? Duration { get; init; }

    /// <summary>Twilio's own word; completed is ready.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset DateCreated { get; init; }
    public required long Channels { get; init; }
    public string? FromNumber { get; init; }
    public string? ToNumber { get; init; }
    public long? CallDuration { get; init; }
    [AllowedValues("completed", "missed", "voicemail", "failed", "busy", "no-answer", "canceled", "blocked", "in-progress")]
    public string? CallStatus { get; init; }

    /// <summary>Plays without a header for an hour, unless the server is set up for another time; absent while there is no audio.</summary>
    public string? MediaUrl { get; init; }

    /// <param name="row">The recording.</param>
    /// <param name="call">Its call, where that is known.</param>
    /// <param name="media">The address of a recording's audio, by its SID; null where none is told.</param>
    public static ApiRecording Of(RecordingRow row, CallRow? call, Func<string, string?> media) => new()
    {
        Sid = row.Sid,
        CallSid = call?.Sid,
        Duration = row.Duration,
        Status = row.Status,
        DateCreated = row.CreatedAt,
        Channels = row.Channels,
        FromNumber = call?.FromNumber,
        ToNumber = call?.ToNumber,
        CallDuration = call?.Duration,
        CallStatus = call?.Outcome,
        MediaUrl = row.IsAudible ? media(row.Sid) : null,
    };
}

public sealed record ApiRecordings(IReadOnlyList<ApiRecording> Recordings, ApiPagination Pagination);

public sealed record ApiRecordingsOfCall(IReadOnlyList<ApiRecording> Recordings);
