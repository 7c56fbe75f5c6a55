namespace RankRentPro.Twilio;

public enum TwilioRefusalKind
{
    /// <summary>Twilio understood and said no.</summary>
    Refused,

    /// <summary>The credentials are wrong or lack the permission (401, 403).</summary>
    Unauthorized,
    NotFound,

    /// <summary>429 until patience ended; nothing was processed.</summary>
    RateLimited,

    /// <summary>5xx, or an answer that is not Twilio's.</summary>
    Unavailable,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,
}

/// <summary>Why something did not happen at Twilio, in words that a user can be shown.</summary>
public sealed record TwilioRefusal
{
    /// <summary>Completes the sentence "Could not …": <c>buy the number +14155550100</c>.</summary>
    public required string What { get; init; }
    public required TwilioRefusalKind Kind { get; init; }

    /// <summary>Twilio's error code, five or six digits.</summary>
    public int? Code { get; init; }

    /// <summary>Null when there was no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>What it means: one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>What to do next: one sentence.</summary>
    public required string NextStep { get; init; }

    /// <summary>Twilio's own words, which may name details that <see cref="Meaning"/> leaves out.</summary>
    public string? Message { get; init; }

    /// <summary>Twilio's page about the code, an https address.</summary>
    public string? MoreInfo { get; init; }

    /// <summary>Twilio's <c>RQ…</c> id of the exchange, which its support asks for.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long Twilio asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for a POST that may have been carried out although nobody said so: ask Twilio before repeating it.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>True when the same request may well succeed later and cannot do harm.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>True when it is about the one thing that was asked for, an unreadable answer among them: the next question may well be answered.</summary>
    public bool ConcernsOne => Kind is TwilioRefusalKind.NotFound or TwilioRefusalKind.Refused || HttpStatus is 200;

    /// <summary>The whole for a screen; where nothing explains the refusal, with the id that Twilio's support asks for.</summary>
    public string Sentence => $"Could not {What}. {Meaning} {NextStep}{(NeedsSupport ? $" Twilio’s support asks for the request id: {RequestId}." : "")}";

    private bool NeedsSupport => RequestId is not null && (Kind == TwilioRefusalKind.Unavailable || Code is null || TwilioErrorCodes.Find(Code) is null);
}
