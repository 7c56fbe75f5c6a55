using System.Text.Json.Serialization;

namespace RankRentPro.Twilio;

/// <summary>Something that went wrong while Twilio followed our instructions; never an answer to a request.</summary>
public sealed record TwilioNotification
{
    public required string Sid { get; init; }
    public string? CallSid { get; init; }
    public int? ErrorCode { get; init; }

    /// <summary>"0" for an error, "1" for a warning.</summary>
    public string? Log { get; init; }

    public DateTimeOffset? MessageDate { get; init; }
    public string? MoreInfo { get; init; }

    [JsonIgnore]
    public bool IsError => Log == "0";
}
