namespace RankRentPro.Features.Recordings;

/// <summary>One recording of Twilio.</summary>
public sealed record RecordingRow
{
    public required string Sid { get; init; }

    /// <summary>The leg that it was started on: the parent, for what a Dial or Record verb made.</summary>
    public string LegSid { get; init; } = "";

    public string Status { get; init; } = "";
    public string Source { get; init; } = "";
    public long Channels { get; init; } = 1;

    /// <summary>Whole seconds; null until Twilio has finished it.</summary>
    public long? Duration { get; init; }

    /// <summary>Millionths of a dollar; null while unrated.</summary>
    public long? Price { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody hears it any more; what it cost and what it says about its call stays.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Since when Twilio does not know it any more; a copy that was kept can still be heard.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>Since when Twilio has it no more because this app deleted it there, with a safe copy here.</summary>
    public DateTimeOffset? FreedAt { get; init; }

    /// <summary>The days after which it was deleted for its age; null otherwise.</summary>
    public long? KeptDays { get; init; }

    /// <summary>The audio is in the data directory.</summary>
    public bool IsKept { get; init; }

    public bool IsAtTwilio => GoneAt is null && FreedAt is null;

    /// <summary>Somebody can hear it.</summary>
    public bool IsAudible => IsReady && (IsKept || IsAtTwilio);

    public bool IsReady => Status == "completed" && DeletedAt is null;
    public bool AwaitsPrice => IsReady && IsAtTwilio && Price is null;
    public bool IsVoicemail => Source == "RecordVerb";
}
