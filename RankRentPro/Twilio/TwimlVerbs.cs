namespace RankRentPro.Twilio;

/// <summary>Dial; null leaves Twilio's default. Source: Twilio, "TwiML Voice: Dial".</summary>
public sealed record DialVerb
{
    /// <summary>Up to ten; the first to answer gets the call.</summary>
    public IReadOnlyList<DialNumber> Numbers { get; init; } = [];

    /// <summary>Seconds of ringing, 5 to 600; the default is 30.</summary>
    public int? Timeout { get; init; }

    /// <summary>Most seconds of conversation.</summary>
    public int? TimeLimit { get; init; }
    public string? CallerId { get; init; }

    /// <summary>True leaves the caller's own leg ringing (and unbilled) until somebody answers.</summary>
    public bool? AnswerOnBridge { get; init; }

    /// <summary><c>record-from-answer</c>, <c>record-from-answer-dual</c>, <c>record-from-ringing</c>, <c>record-from-ringing-dual</c>.</summary>
    public string? Record { get; init; }
    public string? RecordingStatusCallback { get; init; }

    /// <summary>One after the other instead of all at once.</summary>
    public bool? Sequential { get; init; }
    public string? Action { get; init; }
    public bool? HangupOnStar { get; init; }
    public string? RingTone { get; init; }
}

/// <param name="PhoneNumber">E.164.</param>
public sealed record DialNumber(string PhoneNumber)
{
    /// <summary>Document played to the person called before the two are connected; it may hang up.</summary>
    public string? Url { get; init; }
    public string? SendDigits { get; init; }
    public string? StatusCallback { get; init; }

    /// <summary><c>initiated</c>, <c>ringing</c>, <c>answered</c>, <c>completed</c>; the default is the last.</summary>
    public IReadOnlyList<string> StatusCallbackEvents { get; init; } = [];
}

/// <summary>Record; null leaves Twilio's default. Source: Twilio, "TwiML Voice: Record".</summary>
public sealed record RecordVerb
{
    /// <summary>Where the call goes on. Without it Twilio asks the current document again, for ever: hence required.</summary>
    public required string Action { get; init; }

    /// <summary>Seconds; the default is 3600.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Seconds of silence that end it; the default is 5.</summary>
    public int? Timeout { get; init; }
    public string? FinishOnKey { get; init; }
    public bool? PlayBeep { get; init; }

    /// <summary><c>trim-silence</c> (the default) or <c>do-not-trim</c>.</summary>
    public string? Trim { get; init; }
    public string? RecordingStatusCallback { get; init; }
}

/// <summary>Gather of keys; null leaves Twilio's default. Source: Twilio, "TwiML Voice: Gather".</summary>
public sealed record GatherVerb
{
    public int? NumDigits { get; init; }
    public string? Action { get; init; }

    /// <summary>Seconds; then the next verb runs.</summary>
    public int? Timeout { get; init; }
    public string? FinishOnKey { get; init; }
    public bool? ActionOnEmptyResult { get; init; }
}
